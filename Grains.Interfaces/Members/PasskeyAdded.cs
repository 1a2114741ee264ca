namespace OrleansNotify.Members;

/// <param name="Passkey">Null: what the authenticator said is not acceptable.</param>
/// <param name="IsFull">The member has as many as there may be.</param>
[GenerateSerializer, Immutable, Alias("OrleansNotify.Members.PasskeyAdded")]
public sealed record PasskeyAdded([property: Id(0)] Passkey? Passkey, [property: Id(1)] bool IsFull = false);
