using OrleansNotify.Channels;
using OrleansNotify.People;

namespace OrleansNotify.Preferences;

/// <summary>The contents of pages behind links in messages. All that is not ours is encoded.</summary>
internal static class PreferencePage
{
    public const string Saved = """<p class="done" role="status">Saved.</p>""";

    private const string Required = "<p>These messages are always sent: the account cannot do without them.</p>";

    private static readonly string[] Zones = [.. TimeZoneInfo.GetSystemTimeZones().Select(zone => zone.Id).Where(id => TimeZoneName.TryFind(id, out _)).Order(StringComparer.Ordinal)];

    public static string Ask(MessageLink link, Category category) => category.IsRequired ? Required : $"""
        <p>{LinkPage.Html(link.Address)} will get no more {Name(category)} by {Name(link.Channel)}.</p>
        <form method="post"><button>Unsubscribe</button></form>
        """;

    public static string Unsubscribed(MessageLink link, Category category) => category.IsRequired ? Required : $"""
        <p class="done" role="status">{LinkPage.Html(link.Address)} gets no more {Name(category)} by {Name(link.Channel)}.</p>
        """;

    public static string Form(IReadOnlyList<Preference> cells, TenantCategories categories, Person? person)
    {
        var head = string.Concat(cells.Select(cell => cell.Channel).Distinct().Select(channel => $"""<th scope="col">{Name(channel)}</th>"""));
        var rows = string.Concat(cells.GroupBy(cell => cell.Category).Select(row => Row(categories.Find(row.Key), row, person?.Language)));
        var times = person is null ? "" : Times(person);
        return $"""
            <form method="post"><table><thead><tr><th></th>{head}</tr></thead><tbody>{rows}</tbody></table>{times}<button>Save</button></form>
            """;
    }

    private static string Row(Category category, IEnumerable<Preference> cells, string? language)
    {
        var label = LinkPage.Html(category.LabelIn(language));
        var required = category.IsRequired ? " (always sent)" : "";
        return $"""<tr><th scope="row">{label}{required}</th>{string.Concat(cells.Select(cell => Cell(category, label, cell)))}</tr>""";
    }

    private static string Cell(Category category, string label, Preference cell)
    {
        var (name, state) = (PreferenceForm.NameOf(category, cell.Channel), (cell.IsAllowed ? " checked" : "") + (category.IsRequired ? " disabled" : ""));
        return $"""<td><input type="checkbox" name="{name}" aria-label="{label} by {Name(cell.Channel)}"{state}></td>""";
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

    private static string Name(Category category) => category.Number switch
    {
        MessageCategory.Transactional => "messages about orders and the account",
        MessageCategory.Marketing => "offers and news",
        _ => $"messages of the kind “{LinkPage.Html(category.LabelIn(null))}”",
    };

    private static string Name(Channel channel) => channel switch
    {
        Channel.Email => "e-mail",
        Channel.Sms => "SMS",
        Channel.WhatsApp => "WhatsApp",
        _ => "push",
    };
}
