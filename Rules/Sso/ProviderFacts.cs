namespace OrleansNotify.Sso;

/// <param name="Algorithms">By which it may sign.</param>
/// <param name="NamesItself">It protects from mix-ups by <c>iss</c> (RFC 9207).</param>
public sealed record ProviderFacts(string[] Algorithms, int Keys, bool NamesItself);
