namespace OrleansNotify.Edge;

/// <summary>The shapes of <see cref="SeedAnswers"/>.</summary>
internal sealed record SeedAlive(string Status);

internal sealed record SeedMessage(string Message);

internal sealed record SeedSignedIn(string Message, string Token, string Email);
