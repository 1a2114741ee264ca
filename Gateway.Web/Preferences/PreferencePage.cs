using OrleansNotify.Channels;
using OrleansNotify.People;

namespace OrleansNotify.Preferences;

/// <summary>The contents of pages behind links in messages. All that is not ours is encoded.</summary>
internal static class PreferencePage
{
    public const string Saved = """<p class="done" role="status">Saved.</p>""";

    private static readonly string[] Zones = [.. TimeZoneInfo.GetSystemTimeZones().Select(zone => zone.Id).Where(id => TimeZoneName.TryFind(id, out _)).Order(StringComparer.Ordinal)];

    public static string Ask(MessageLink link) => $"""
        <p>{LinkPage.Html(link.Address)} will get no more {Name(link.Category)} by {Name(link.Channel)}.</p>
        <form method="post"><button>Unsubscribe</button></form>
        """;

    public static string Unsubscribed(MessageLink link) => $"""
        <p class="done" role="status">{LinkPage.Html(link.Address)} gets no more {Name(link.Category)} by {Name(link.Channel)}.</p>
        """;

    public static string Form(IReadOnlyList<Preference> cells, Person? person)
    {
        var head = string.Concat(cells.Select(cell => cell.Channel).Distinct().Select(channel => $"""<th scope="col">{Name(channel)}</th>"""));
        var rows = string.Concat(cells.GroupBy(cell => cell.Category).Select(Row));
        var times = person is null ? "" : Times(person);
        return $"""
            <form method="post"><table><thead><tr><th></th>{head}</tr></thead><tbody>{rows}</tbody></table>{times}<button>Save</button></form>
            """;
    }

    private static string Row(IGrouping<MessageCategory, Preference> row)
        => $"""<tr><th scope="row">{Title(row.Key)}</th>{string.Concat(row.Select(Cell))}</tr>""";

    private static string Cell(Preference cell)
    {
        var label = $"{Title(cell.Category)} by {Name(cell.Channel)}";
        return $"""<td><input type="checkbox" name="{PreferenceForm.NameOf(cell)}" aria-label="{label}"{(cell.IsAllowed ? " checked" : "")}></td>""";
    }

    private static string Times(Person person) => $"""
        <fieldset><legend>Quiet hours: nothing is sent then that can wait</legend>
        <label>from <input type="time" name="{PreferenceForm.From}" value="{Text(person.QuietFrom)}"></label>
        <label>until <input type="time" name="{PreferenceForm.Until}" value="{Text(person.QuietUntil)}"></label>
        <label>in <select name="{PreferenceForm.Zone}">{Options(person.TimeZone ?? "UTC")}</select></label></fieldset>
        """;

    private static string Options(string chosen)
        => string.Concat(Zones.Select(zone => $"""<option{(zone == chosen ? " selected" : "")}>{LinkPage.Html(zone)}</option>"""));

    private static string Text(TimeOnly? time) => time is { } known ? QuietHoursView.Text(known) : "";

    private static string Title(MessageCategory category) => category is MessageCategory.Marketing ? "Offers and news" : "Orders and account";

    private static string Name(MessageCategory category) => category is MessageCategory.Marketing ? "offers and news" : "messages about orders and the account";

    private static string Name(Channel channel) => channel switch
    {
        Channel.Email => "e-mail",
        Channel.Sms => "SMS",
        Channel.WhatsApp => "WhatsApp",
        _ => "push",
    };
}
