using System.Security.Cryptography;
using System.Text;

namespace OrleansNotify.Endpoints;

/// <summary><c>ep_</c> and 32 hexadecimal digits.</summary>
internal static class EndpointId
{
    private const string Prefix = "ep_";
    private const int Digits = 32;

    public static bool IsValid(string? id)
        => id is { Length: Digits + 3 } && id.StartsWith(Prefix, StringComparison.Ordinal) && id.AsSpan(Prefix.Length).IndexOfAnyExcept(Hexadecimal) < 0;

    /// <summary>Rises with time: ids are listed in the order of their making.</summary>
    public static string New(DateTimeOffset now) => $"{Prefix}{Guid.CreateVersion7(now):N}";

    /// <summary>The same for the same key of the same caller, so that a command that is sent again makes nothing new.</summary>
    public static string Of(string tenant, string? owner, string idempotencyKey)
    {
        var text = $"{tenant}\n{owner}\n{idempotencyKey}";
        return Prefix + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)))[..Digits];
    }

    private static readonly System.Buffers.SearchValues<char> Hexadecimal = System.Buffers.SearchValues.Create("0123456789abcdef");
}
