using System.Buffers;
using Microsoft.Extensions.Primitives;

namespace OrleansNotify.Http;

/// <summary>RFC 9110 §5.1: a header's name is a token.</summary>
internal static class HeaderName
{
    private const int MaxLength = 100;
    private static readonly SearchValues<char> Token = SearchValues.Create(
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789!#$%&'*+-.^_`|~");

    /// <summary>Those of comma lists that can be sent back.</summary>
    public static string[] Valid(StringValues lists)
        => [.. lists.SelectMany(list => (list ?? "").Split(',', StringSplitOptions.TrimEntries)).Where(IsValid)];

    public static bool IsValid(string name) => name.Length <= MaxLength && IsToken(name);

    public static bool IsToken(string name) => name.Length > 0 && !name.AsSpan().ContainsAnyExcept(Token);
}
