using System.Buffers.Text;
using System.Security.Cryptography;

namespace OrleansNotify.Channels;

/// <summary>Credentials that are well-formed and nobody's.</summary>
internal static class Keys
{
    public const string AccountSid = "AC0123456789abcdef0123456789abcdef";
    public const string AuthToken = "twilio-auth-token-of-tests";

    public static Dictionary<string, string> Vapid()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var parameters = key.ExportParameters(includePrivateParameters: true);
        return new Dictionary<string, string>
        {
            ["publicKey"] = Base64Url.EncodeToString(P256.Bytes(parameters.Q)),
            ["privateKey"] = Base64Url.EncodeToString(parameters.D),
            ["subject"] = "mailto:ops@example.org",
        };
    }
}
