namespace OrleansNotify.Channels;

/// <summary>Keys of P-256 in base64url.</summary>
/// <param name="PublicKey">The name of the field with the point.</param>
/// <param name="PrivateKey">The name of the field with the scalar.</param>
public sealed record KeyPairFields(string PublicKey, string PrivateKey);
