using System.Globalization;
using System.Text;
using OrleansNotify.People;
using OrleansNotify.Preferences;
using OrleansNotify.Templates;

namespace OrleansNotify.Channels;

/// <summary>
/// Random people, addresses, choices and events: what is explained is what then happens. EXPLAIN_CASES is how many messages to compare,
/// EXPLAIN_SEED where to begin.
/// </summary>
public sealed class ExplanationTests
{
    private const int ChannelsOfAPerson = 4;
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);
    private static readonly int Seed = Number("EXPLAIN_SEED", 1);
    private static readonly string[] Types = ["order.created", "order.shipped", "marketing.sale", "security.login", "broken"];

    private static readonly Category[] Categories =
    [
        Own("deliveries", "order.shipped") with { Defaults = new Dictionary<Channel, bool> { [Channel.Sms] = false, [Channel.Push] = false } },
        Own("notices", "security.*") with { IsRequired = true },
        Own("offers", "marketing.sale") with { Kind = MessageCategory.Marketing },
    ];

    [Fact]
    public async Task ExplanationIsTheDecisionThatThenIsTaken()
    {
        await using var messages = await MessageCluster.Start(hasManualClock: true);
        var random = Seeded(Seed);
        var people = await Fill(messages, random, Number("EXPLAIN_CASES", 200) / ChannelsOfAPerson);

        var (kinds, expected) = (new Dictionary<string, int>(), new Dictionary<(string, string, string), string>());
        foreach (var (index, some) in people.Chunk(5).Index())
        {
            var type = Types[index % Types.Length];
            string[] audience = [.. some.Select(person => $"p:{person}")];
            var explained = await messages.Cluster.Grains.GetGrain<IMessagePlannerGrain>(messages.Tenant.Name)
                .Explain(new ExplainMessages(type, "shop", audience, 0, Encoding.UTF8.GetBytes("""{"message":"hello"}""")));
            foreach (var message in explained)
            {
                expected.Add((message.Person, message.Channel, message.Address), message.Decision);
            }

            await messages.Publish("shop", type, audience);
        }

        await Eventually.Holds(async () => await messages.Messages() is var all && all.Count == expected.Count && all.All(message => message.Decision is not null
            && message.State != MessageState.Sending && (message.State != MessageState.Waiting || message.Reason is not null)), "each is decided", Patience);
        foreach (var message in await messages.Messages())
        {
            var decision = expected[(message.Person, message.Channel.Word(), message.Address)];
            Assert.True(decision == message.Decision, $"seed {Seed}: {message}\nexplained: {decision}");
            var word = message.Reason ?? message.State.Word();
            kinds[word] = kinds.GetValueOrDefault(word) + 1;
        }

        // What is compared has all sorts in it.
        Assert.Superset(new HashSet<string>(["accepted", "preference_off", "quiet_hours", "suppressed", "no_consent"]), kinds.Keys.ToHashSet());
        Console.WriteLine($"{expected.Count} messages as explained: {string.Join(", ", kinds.OrderByDescending(pair => pair.Value).Select(pair => $"{pair.Key} {pair.Value}"))}");
    }

    private static async Task<string[]> Fill(MessageCluster messages, Random random, int count)
    {
        var (tenant, now) = (messages.Tenant.Name, messages.Cluster.Now);
        foreach (var category in Categories)
        {
            await messages.Cluster.Service<ICategoryStore>().Save(tenant, category, 10, 10, default);
        }

        await Broken(messages);
        var own = (await messages.Cluster.Service<ICategoryStore>().Of(tenant, default)).Offered;
        var people = Enumerable.Range(0, count).Select(i => Person(i, random, own, now)).ToArray();
        foreach (var some in people.Chunk(500))
        {
            await messages.Cluster.Service<IPeopleStore>().Save(tenant, [.. some.Select(person => person.Save)], default);
        }

        foreach (var (save, preferences, suppressions) in people)
        {
            await messages.Cluster.Service<IPeopleStore>().SetPreferences(tenant, save.Person.Id, preferences, default);
            if (suppressions.Length > 0)
            {
                await messages.Cluster.Service<ISuppressionStore>().Add(tenant, suppressions, default);
            }
        }

        return [.. people.Select(person => person.Save.Person.Id)];
    }

    /// <summary>A template of which no message can be made.</summary>
    private static async Task Broken(MessageCluster messages)
    {
        var templates = messages.Cluster.Service<ITemplateStore>();
        var parts = TemplateJson.Write(new TemplateParts { Text = "{% for i in (1..9999) %}{% for j in (1..9999) %}x{% endfor %}{% endfor %}" });
        var row = new TemplateRow
        {
            EventType = "broken",
            Channel = Channel.Sms,
            Language = "en",
            Version = 0,
            IsCurrent = false,
            Parts = parts,
            Compiled = parts,
            SavedAt = messages.Cluster.Now,
            SavedBy = "test",
        };
        await templates.SaveDraft(messages.Tenant.Name, row, 10, default);
        await templates.Publish(messages.Tenant.Name, new TemplateKey(row.EventType, row.Channel, row.Language), 0, 10, messages.Cluster.Now, "test", default);
    }

    private static (PersonSave Save, Preference[] Preferences, SuppressionRow[] Suppressions) Person(
        int number, Random random, IReadOnlyList<Category> categories, DateTimeOffset now)
    {
        string[] zones = ["UTC", "Europe/Vienna", "Asia/Kathmandu", "America/St_Johns", "Pacific/Kiritimati"];
        var hasQuiet = random.Next(3) == 0;
        var person = new Person
        {
            Id = $"c-{number}",
            TimeZone = random.Next(4) == 0 ? null : zones[random.Next(zones.Length)],
            Language = random.Next(2) == 0 ? null : "de-AT",
            QuietFrom = hasQuiet ? new TimeOnly(random.Next(24), random.Next(60)) : null,
            QuietUntil = hasQuiet ? new TimeOnly(random.Next(24), random.Next(60)) : null,
            CreatedAt = now,
            UpdatedAt = now,
        };
        PersonAddress[] addresses = [.. ChannelWords.All.Select(channel => new PersonAddress
        {
            Channel = channel,
            Address = AddressOf(channel, number),
            IsValid = channel is not Channel.Sms || random.Next(20) > 0,
            PushKeys = channel is Channel.Push ? """{"p256dh":"a","auth":"b"}""" : null,
            CreatedAt = now,
        })];
        var cells = categories.SelectMany(_ => ChannelWords.All, (category, channel) => (category.Number, channel)).ToArray();
        Preference[] preferences = [.. cells.Where(_ => random.Next(4) == 0).Select(cell => new Preference(cell.Number, cell.channel, random.Next(2) == 0))];
        Consent[] consents = [.. cells.Where(_ => random.Next(6) == 0).Select(cell => new Consent(
            random.Next(3) == 0 ? ConsentKind.Withdrawn : ConsentKind.Granted, cell.Number, random.Next(2) == 0 ? null : cell.channel,
            now.AddMinutes(-random.Next(10_000)), "test"))];
        var causes = Enum.GetValues<SuppressionCause>();
        SuppressionRow[] suppressions = [.. addresses.Where(_ => random.Next(8) == 0).Select(address => new SuppressionRow
        {
            Id = SuppressionRow.NewId(now),
            Channel = address.Channel,
            Address = address.Address,
            Cause = causes[random.Next(causes.Length)],
            Category = random.Next(2) == 0 ? null : categories[random.Next(categories.Count)].Number,
            Source = "test",
            At = now,
            ExpiresAt = random.Next(4) == 0 ? now.AddSeconds(random.Next(-5, 0)) : null,
        })];
        return (new PersonSave(person, addresses, consents), preferences, suppressions);
    }

    private static string AddressOf(Channel channel, int number) => channel switch
    {
        Channel.Email => $"c{number}@example.org",
        Channel.Push => $"https://push.example/{number}",
        _ => string.Create(CultureInfo.InvariantCulture, $"+1415555{number:D4}"),
    };

    private static Category Own(string id, string type) => new()
    {
        Id = id,
        Number = default,
        Kind = MessageCategory.Transactional,
        Labels = new Dictionary<string, string> { ["en"] = id },
        EventTypes = [type],
    };

    private static int Number(string variable, int usual)
        => Environment.GetEnvironmentVariable(variable) is { } text ? int.Parse(text, CultureInfo.InvariantCulture) : usual;

#pragma warning disable RS0030 // Seeded: the same each time.
    private static Random Seeded(int seed) => new(seed);
#pragma warning restore RS0030
}
