namespace OrleansNotify.Http;

/// <summary>The JSON that a request's body is. Not the framework's own metadata for it, which would refuse requests before we do.</summary>
internal sealed record RequestShape(Type Type, bool IsRequired);
