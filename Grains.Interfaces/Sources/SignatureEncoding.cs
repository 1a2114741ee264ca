namespace OrleansNotify.Sources;

[GenerateSerializer, Alias("OrleansNotify.Sources.SignatureEncoding")]
public enum SignatureEncoding
{
    Hex = 0,
    Base64 = 1,
}
