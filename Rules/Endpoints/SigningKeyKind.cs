namespace OrleansNotify.Endpoints;

public enum SigningKeyKind
{
    Hmac = 0,
    Ed25519Private = 1,
    Ed25519Public = 2,
}
