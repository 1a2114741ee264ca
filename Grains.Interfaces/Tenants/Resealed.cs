namespace OrleansNotify.Tenants;

/// <summary>What became of secrets that another key had sealed.</summary>
/// <param name="Count">How many are sealed with the current key now.</param>
/// <param name="UnknownKeys">Of each that no key here opens: the id of the key that sealed it, in hexadecimal.</param>
[GenerateSerializer, Immutable, Alias("OrleansNotify.Tenants.Resealed")]
public sealed record Resealed([property: Id(0)] int Count, [property: Id(1)] string[] UnknownKeys);
