using System.Globalization;

namespace OrleansNotify.Deliveries;

/// <summary>A place in the changes of deliveries as a stream's client keeps it: <c>c</c> and the time of the database's clock in milliseconds.</summary>
internal static class ChangeCursor
{
    public static string Of(long place) => string.Create(CultureInfo.InvariantCulture, $"c{place}");

    public static bool TryParse(string? text, out long place)
    {
        place = 0;
        return text is ['c', .. var digits] && long.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out place);
    }
}
