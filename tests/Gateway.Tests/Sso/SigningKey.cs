using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text.Json.Nodes;

namespace OrleansNotify.Sso;

/// <param name="Public">As a key set lists it.</param>
internal sealed record SigningKey(string Id, string Algorithm, Func<byte[], byte[]> Sign, Func<JsonObject> Public)
{
    public static SigningKey Rsa(string id, int bits = 2048)
    {
        var key = RSA.Create(bits);
        var (modulus, exponent) = (key.ExportParameters(false).Modulus!, key.ExportParameters(false).Exponent!);
        return new SigningKey(id, "RS256", data => key.SignData(data, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1), () => new JsonObject
        {
            ["kty"] = "RSA",
            ["use"] = "sig",
            ["kid"] = id,
            ["n"] = Base64Url.EncodeToString(modulus),
            ["e"] = Base64Url.EncodeToString(exponent),
        });
    }

    public static SigningKey Ec(string id)
    {
        var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var point = key.ExportParameters(false).Q;
        return new SigningKey(id, "ES256", data => key.SignData(data, HashAlgorithmName.SHA256), () => new JsonObject
        {
            ["kty"] = "EC",
            ["crv"] = "P-256",
            ["kid"] = id,
            ["x"] = Base64Url.EncodeToString(point.X),
            ["y"] = Base64Url.EncodeToString(point.Y),
        });
    }

    /// <summary>A symmetric key that everybody can read in the key set.</summary>
    public static SigningKey Listed(string id, byte[] bytes) => new(id, "HS256", data => HMACSHA256.HashData(bytes, data), () => new JsonObject
    {
        ["kty"] = "oct",
        ["kid"] = id,
        ["alg"] = "HS256",
        ["k"] = Base64Url.EncodeToString(bytes),
    });
}
