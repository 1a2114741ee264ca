namespace OrleansNotify.Http;

/// <summary>A body that the route takes as it is.</summary>
internal sealed record RequestExample(string Json);
