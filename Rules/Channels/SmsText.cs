namespace OrleansNotify.Channels;

/// <summary>How many segments a text takes. Parts of a longer message lose seven septets or three code units to the header that joins them.</summary>
public static class SmsText
{
    private static readonly (int Single, int Part) Gsm7 = (160, 153);
    private static readonly (int Single, int Part) Ucs2 = (70, 67);

    public static SmsLength Measure(string text)
    {
        var isGsm = GsmAlphabet.CanWrite(text);
        var (single, part) = isGsm ? Gsm7 : Ucs2;
        var (units, segments) = Fill(text, isGsm, part);
        return new SmsLength(isGsm ? SmsEncoding.Gsm7 : SmsEncoding.Ucs2, units, units <= single ? 1 : segments);
    }

    /// <summary>An escape and its character, or the halves of a surrogate pair, never stand in two parts, so a part can end one unit short.</summary>
    private static (int Units, int Segments) Fill(string text, bool isGsm, int part)
    {
        var (units, segments, left) = (0, 0, 0);
        for (var i = 0; i < text.Length; i++)
        {
            var size = isGsm ? GsmAlphabet.Septets(text[i]) : IsPair(text, i) ? 2 : 1;
            if (size > left)
            {
                (segments, left) = (segments + 1, part);
            }

            (units, left) = (units + size, left - size);
            i += isGsm ? 0 : size - 1;
        }

        return (units, segments);
    }

    private static bool IsPair(string text, int index) => index + 1 < text.Length && char.IsSurrogatePair(text[index], text[index + 1]);
}
