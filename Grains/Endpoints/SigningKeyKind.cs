namespace OrleansNotify.Endpoints;

internal enum SigningKeyKind
{
    Hmac = 0,
    Ed25519Private = 1,
    Ed25519Public = 2,
}
