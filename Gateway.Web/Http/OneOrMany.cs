namespace OrleansNotify.Http;

/// <summary>The route takes what its <see cref="RequestShape"/> says, or a list of it.</summary>
internal sealed record OneOrMany;
