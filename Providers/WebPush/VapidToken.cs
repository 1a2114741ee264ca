using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;

namespace OrleansNotify.Channels;

/// <summary>RFC 8292: the JWT by which a push service knows its sender.</summary>
internal static class VapidToken
{
    private static readonly string Header = Base64Url.EncodeToString("""{"typ":"JWT","alg":"ES256"}"""u8);

    /// <param name="audience">The origin of the push service, with its port unless that is the scheme's own.</param>
    /// <param name="expires">At most 24 hours ahead.</param>
    public static string Sign(ECDsa key, string audience, string subject, DateTimeOffset expires)
    {
        var claims = new JsonObject { ["aud"] = audience, ["exp"] = expires.ToUnixTimeSeconds(), ["sub"] = subject };
        var text = $"{Header}.{Base64Url.EncodeToString(Encoding.UTF8.GetBytes(claims.ToJsonString()))}";
        return $"{text}.{Base64Url.EncodeToString(key.SignData(Encoding.ASCII.GetBytes(text), HashAlgorithmName.SHA256))}";
    }
}
