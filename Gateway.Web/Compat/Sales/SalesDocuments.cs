namespace OrleansNotify.Compat.Sales;

/// <summary>The shapes of <see cref="SalesAnswers"/>.</summary>
internal sealed record SalesMessage(string Message);

internal sealed record SalesSignedIn(string Message, string Token, string Email);
