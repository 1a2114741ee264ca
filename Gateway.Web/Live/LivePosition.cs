using System.Globalization;

namespace OrleansNotify.Live;

/// <summary>Where a client is in its tenant's log, as one text that it keeps and sends back: <c>epoch:seq</c>.</summary>
internal readonly record struct LivePosition(string Epoch, long Seq)
{
    public static LivePosition? Parse(string? text)
        => text?.LastIndexOf(':') is > 0 and var colon
            && long.TryParse(text.AsSpan(colon + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var seq)
                ? new LivePosition(text[..colon], seq)
                : null;

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Epoch}:{Seq}");
}
