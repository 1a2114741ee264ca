namespace OrleansNotify.Members;

/// <summary>Where a passkey is used: it works nowhere else.</summary>
/// <param name="Id">The relying party's: a host.</param>
/// <param name="Origin">Of the pages that may use it.</param>
[GenerateSerializer, Immutable, Alias("OrleansNotify.Members.PasskeySite")]
public sealed record PasskeySite([property: Id(0)] string Id, [property: Id(1)] string Origin);
