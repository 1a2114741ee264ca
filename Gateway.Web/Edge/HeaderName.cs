using System.Buffers;

namespace OrleansNotify.Edge;

/// <summary>RFC 9110 §5.1: a header's name is a token.</summary>
internal static class HeaderName
{
    private const int MaxLength = 100;
    private static readonly SearchValues<char> Token = SearchValues.Create(
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789!#$%&'*+-.^_`|~");

    public static bool IsValid(string name) => name.Length is > 0 and <= MaxLength && !name.AsSpan().ContainsAnyExcept(Token);
}
