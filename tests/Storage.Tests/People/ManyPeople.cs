using System.Globalization;
using OrleansNotify.Channels;
using OrleansNotify.Preferences;
using OrleansNotify.Storage.Tests;
using OrleansNotify.Templates;

namespace OrleansNotify.People;

/// <summary>People with all that is theirs, so many that planners take indexes.</summary>
internal static class ManyPeople
{
    public static async Task Fill(StoreFixture store, string tenant = "t", int people = 2_000)
    {
        if ((await store.Get<IPeopleReader>().List(tenant, "", 1, default)).Count > 0)
        {
            return;
        }

        var (stores, saved) = (store.Get<IPeopleStore>(), Enumerable.Range(0, people).Select(Save).ToList());
        await stores.Save(tenant, saved, default);
        foreach (var save in saved.Take(20))
        {
            await stores.AddConsents(tenant, save.Person.Id, [new Consent(ConsentKind.Granted, MessageCategory.Marketing, null, Some.Noon)], 100, default);
            await stores.SetPreferences(tenant, save.Person.Id, [new Preference(MessageCategory.Marketing, Channel.Sms, true)], default);
        }

        await store.Get<ISuppressionStore>().Add(tenant, [.. Enumerable.Range(0, people).Select(Suppressed)], default);
        for (var i = 0; i < Math.Min(people, 200); i++)
        {
            var draft = Draft($"t{i}");
            await store.Get<ITemplateStore>().SaveDraft(tenant, draft, 1_000, default);
            await store.Get<ITemplateStore>().Publish(tenant, new TemplateKey(draft.EventType, draft.Channel, "en"), 0, 50, Some.Noon, "ann", default);
        }
    }

    public static TemplateRow Draft(string eventType, string language = "en", string text = "x") => new()
    {
        EventType = eventType,
        Channel = Channel.Sms,
        Language = language,
        Version = 0,
        IsCurrent = false,
        Parts = TemplateJson.Write(new TemplateParts { Text = text }),
        Compiled = TemplateJson.Write(new TemplateParts { Text = text }),
        SavedAt = Some.Noon,
        SavedBy = "ann",
    };

    public static PersonAddress Number(string number) => new() { Channel = Channel.Sms, Address = number, CreatedAt = Some.Noon };

    private static PersonSave Save(int number) => new(
        new Person { Id = string.Create(CultureInfo.InvariantCulture, $"p{number}"), CreatedAt = Some.Noon, UpdatedAt = Some.Noon },
        [Number(Phone(number)), Number(Phone(number)) with { Channel = Channel.WhatsApp, WhatsAppId = Phone(number)[1..] }]);

    private static SuppressionRow Suppressed(int number) => new()
    {
        Id = SuppressionRow.NewId(Some.Noon),
        Channel = Channel.Sms,
        Address = Phone(number),
        Cause = SuppressionCause.Unsubscribed,
        Source = "test",
        At = Some.Noon,
    };

    private static string Phone(int number) => string.Create(CultureInfo.InvariantCulture, $"+49{30000000 + number}");
}
