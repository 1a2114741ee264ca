using System.Globalization;

namespace OrleansNotify.Activity;

/// <summary>Where an entry stands in the list: by its time, then by its id. As text <c>1767225600000-17</c>.</summary>
/// <param name="At">Unix milliseconds.</param>
public readonly record struct ActivityPosition(long At, long Id)
{
    /// <summary>Behind every entry.</summary>
    public static readonly ActivityPosition Top = new(long.MaxValue, 0);

    public static ActivityPosition Of(ActivityEntry entry) => new(entry.At.ToUnixTimeMilliseconds(), entry.Id);

    public static bool TryParse(string? text, out ActivityPosition position)
    {
        var parts = (text ?? "").Split('-');
        position = default;
        if (parts.Length != 2 || !TryNumber(parts[0], out var at) || !TryNumber(parts[1], out var id))
        {
            return false;
        }

        position = new ActivityPosition(at, id);
        return true;
    }

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{At}-{Id}");

    private static bool TryNumber(string text, out long number) => long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out number);
}
