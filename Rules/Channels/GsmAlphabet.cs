using System.Buffers;

namespace OrleansNotify.Channels;

/// <summary>GSM 03.38 §6.2.1: the default alphabet and its extension table. Without national shift tables, which providers do not use.</summary>
internal static class GsmAlphabet
{
    private const string DefaultTable =
        "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà";

    private static readonly SearchValues<char> Extension = SearchValues.Create("\f^{}\\[~]|€");
    private static readonly SearchValues<char> All = SearchValues.Create(DefaultTable + "\f^{}\\[~]|€");

    public static bool CanWrite(string text) => !text.AsSpan().ContainsAnyExcept(All);

    /// <summary>The septets of a character that <see cref="CanWrite"/> accepts: an extension character is an escape and one more.</summary>
    public static int Septets(char character) => Extension.Contains(character) ? 2 : 1;
}
