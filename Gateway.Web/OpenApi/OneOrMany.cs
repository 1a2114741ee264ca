namespace OrleansNotify.OpenApi;

/// <summary>The route takes what its <see cref="RequestShape"/> says, or a list of it.</summary>
internal sealed record OneOrMany;
