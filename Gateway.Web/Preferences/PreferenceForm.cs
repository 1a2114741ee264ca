using System.Text;
using Microsoft.AspNetCore.WebUtilities;
using OrleansNotify.Channels;
using OrleansNotify.People;

namespace OrleansNotify.Preferences;

/// <summary>The preference page's form. A box that is not ticked is not sent: which there were, the server knows.</summary>
/// <param name="Quiet">Null: none was sent, so that nothing changes; equal times end them.</param>
internal sealed record PreferenceForm(IReadOnlySet<string> Ticked, (TimeOnly From, TimeOnly Until)? Quiet, string? TimeZone)
{
    public const string From = "quiet_from";
    public const string Until = "quiet_until";
    public const string Zone = "time_zone";

    public static string NameOf(Category category, Channel channel) => $"{category.Id}.{channel.Word()}";

    public static PreferenceForm Parse(byte[] body)
    {
        var fields = QueryHelpers.ParseQuery(Encoding.UTF8.GetString(body));
        string Text(string name) => fields.TryGetValue(name, out var values) ? values.ToString() : "";
        var zone = Text(Zone);
        return new PreferenceForm(fields.Keys.ToHashSet(StringComparer.Ordinal), Times(Text(From), Text(Until)), TimeZoneName.TryFind(zone, out _) ? zone : null);
    }

    public IReadOnlyList<Preference> Chosen(IEnumerable<Category> categories, IEnumerable<Channel> channels)
        => [.. channels.SelectMany(channel => categories.Where(category => !category.IsRequired)
            .Select(category => new Preference(category.Number, channel, Ticked.Contains(NameOf(category, channel)))))];

    private static (TimeOnly From, TimeOnly Until)? Times(string from, string until)
        => PersonText.TryTime(from, out var start) && PersonText.TryTime(until, out var end) ? (start, end)
            : from.Length == 0 && until.Length == 0 ? (TimeOnly.MinValue, TimeOnly.MinValue)
            : null;
}
