using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace OrleansNotify.Fakes;

/// <summary>RFC 8292, as strict as the strictest push service: Apple's view of <c>sub</c>, Mozilla's of <c>aud</c>.</summary>
internal static class VapidCheck
{
    private static readonly TimeSpan LongestLife = TimeSpan.FromHours(24);

    /// <summary>Null when the header is right.</summary>
    public static int? StatusOf(string header, string origin, DateTimeOffset now)
    {
        if (!header.StartsWith("vapid ", StringComparison.OrdinalIgnoreCase))
        {
            return StatusCodes.Status401Unauthorized;
        }

        var values = header[6..].Split(',', StringSplitOptions.TrimEntries).Select(part => part.Split('=', 2))
            .Where(part => part.Length == 2).ToLookup(part => part[0], part => part[1]);
        return values["t"].FirstOrDefault() is { } token && values["k"].FirstOrDefault() is { } key && IsRight(token, key, origin, now)
            ? null
            : StatusCodes.Status403Forbidden;
    }

    private static bool IsRight(string token, string key, string origin, DateTimeOffset now)
    {
        try
        {
            return token.Split('.') is [var head, var body, var signature]
                && IsSigned($"{head}.{body}", Base64Url.DecodeFromChars(signature), Base64Url.DecodeFromChars(key))
                && Json(head)?["alg"]?.GetValue<string>() == "ES256"
                && Json(body) is { } claims && IsFor(claims, origin, now);
        }
        catch (Exception e) when (e is FormatException or CryptographicException or JsonException or InvalidOperationException)
        {
            return false;
        }
    }

    private static bool IsFor(JsonNode claims, string origin, DateTimeOffset now)
    {
        var expires = DateTimeOffset.FromUnixTimeSeconds(claims["exp"]!.GetValue<long>());
        var subject = claims["sub"]?.GetValue<string>() ?? "";
        return claims["aud"]?.GetValue<string>() == origin
            && expires > now && expires <= now + LongestLife
            && (subject.StartsWith("https://", StringComparison.Ordinal) || (subject.StartsWith("mailto:", StringComparison.Ordinal) && subject.Contains('@')));
    }

    private static bool IsSigned(string text, byte[] signature, byte[] point)
    {
        if (point is not [4, ..] || point.Length != 65)
        {
            return false;
        }

        using var key = ECDsa.Create(new ECParameters { Curve = ECCurve.NamedCurves.nistP256, Q = new ECPoint { X = point[1..33], Y = point[33..] } });
        return key.VerifyData(Encoding.ASCII.GetBytes(text), signature, HashAlgorithmName.SHA256);
    }

    private static JsonNode? Json(string part) => JsonNode.Parse(Base64Url.DecodeFromChars(part));
}
