using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text.Json.Nodes;

namespace OrleansNotify.Channels;

/// <summary>Subscriptions of browsers whose keys nobody kept.</summary>
internal static class PushSubscriptions
{
    public static string At(Uri service, string path = "/push/abc")
    {
        using var key = ECDiffieHellman.Create(ECCurve.NamedCurves.nistP256);
        return new JsonObject
        {
            ["endpoint"] = new Uri(service, path).AbsoluteUri,
            ["keys"] = new JsonObject
            {
                ["p256dh"] = Base64Url.EncodeToString(P256.Bytes(key.ExportParameters(includePrivateParameters: false).Q)),
                ["auth"] = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(16)),
            },
        }.ToJsonString();
    }
}
