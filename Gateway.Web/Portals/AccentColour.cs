using System.Globalization;

namespace OrleansNotify.Portals;

/// <summary>The colour of a portal's buttons, whose words are white.</summary>
internal static class AccentColour
{
    /// <summary>WCAG 2.2, 1.4.3: text of the usual size.</summary>
    public const double LeastContrast = 4.5;

    private const int Length = 7;

    public static bool IsColour(string text)
        => text.Length == Length && text[0] == '#' && text.Skip(1).All(char.IsAsciiHexDigit);

    /// <summary>Of white on a colour, 1 to 21.</summary>
    public static double OfWhiteOn(string colour) => 1.05 / (Luminance(colour) + 0.05);

    private static double Luminance(string colour) => (0.2126 * Part(colour, 1)) + (0.7152 * Part(colour, 3)) + (0.0722 * Part(colour, 5));

    private static double Part(string colour, int at)
    {
        var share = int.Parse(colour.AsSpan(at, 2), NumberStyles.HexNumber, CultureInfo.InvariantCulture) / 255.0;
        return share <= 0.04045 ? share / 12.92 : Math.Pow((share + 0.055) / 1.055, 2.4);
    }
}
