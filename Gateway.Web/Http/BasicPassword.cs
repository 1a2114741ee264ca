using System.Diagnostics.CodeAnalysis;
using System.Text;

namespace OrleansNotify.Http;

/// <summary>The password of an <c>Authorization: Basic</c> header (RFC 7617; the scheme in any case, UTF-8).</summary>
internal static class BasicPassword
{
    private const string Scheme = "Basic ";
    private const int MaxLength = 1_024;

    public static bool TryRead(HttpContext context, [NotNullWhen(true)] out string? password)
    {
        password = null;
        if (context.Request.Headers.Authorization is not [{ Length: <= MaxLength } value] || !value.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase))
        {
            return false;
        }

        var bytes = new byte[MaxLength];
        if (!Convert.TryFromBase64String(value[Scheme.Length..].Trim(), bytes, out var length))
        {
            return false;
        }

        var pair = Encoding.UTF8.GetString(bytes, 0, length);
        var colon = pair.IndexOf(':', StringComparison.Ordinal);
        password = colon < 0 ? null : pair[(colon + 1)..];
        return password is not null;
    }
}
