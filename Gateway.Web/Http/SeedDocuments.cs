namespace OrleansNotify.Http;

/// <summary>The shapes of <see cref="SeedAnswers"/>.</summary>
internal sealed record SeedMessage(string Message);

internal sealed record SeedSignedIn(string Message, string Token, string Email);
