using System.Text.Json;
using Microsoft.Extensions.Options;
using OrleansNotify.Deliveries;
using OrleansNotify.Events;
using OrleansNotify.Hosting;
using OrleansNotify.Outbound;
using OrleansNotify.Preferences;
using OrleansNotify.Templates;

namespace OrleansNotify.Channels;

/// <summary>Brings together what a decision depends on, for messages that are due, and renders what is sent.</summary>
internal sealed class MessageComposer(
    IEventLog log, MessageFactsReader reader, DigestReader digests, IOptions<MessageOptions> options, IOptions<OutboundOptions> outbound)
{
    // The point-of-sale system's own: three retries, as its queue had.
    private static readonly TimeSpan[] PosSchedule = [TimeSpan.FromSeconds(2), TimeSpan.FromSeconds(4), TimeSpan.FromSeconds(8)];

    private readonly TimeSpan[] _schedule = RetrySchedule.TryParse(options.Value.RetrySchedule, out var waits)
        ? waits
        : throw new BrokenConfigurationException(
            $"MESSAGE_RETRY_SCHEDULE is \"{options.Value.RetrySchedule}\"; it takes up to 20 waits such as 5s,5m,2h, each at most 24h");

    public Task<SenderSettings> Settings(SenderKey key) => reader.Settings(key, CancellationToken.None);

    /// <param name="events">Those of the messages, by their <c>seq</c>; null: they are read.</param>
    public async Task<IReadOnlyList<PreparedMessage>> Prepare(
        SenderKey key, IReadOnlyList<MessageRow> rows, IReadOnlyDictionary<long, LoggedEvent>? events, SenderSettings settings,
        IReadOnlyList<DecisionAccount> accounts, ChannelBudgets budgets, DateTimeOffset now)
    {
        events ??= await Events(key, rows);
        var known = await reader.Read(key, rows, settings, CancellationToken.None);
        var prepared = new List<PreparedMessage>(rows.Count);
        foreach (var row in rows)
        {
            var about = row.DigestUntil is null
                ? DigestEvents.Of(events.GetValueOrDefault(row.Seq), known.IsHandled(row))
                : await digests.Read(row, CancellationToken.None);
            prepared.Add(Prepare(row, about, known, accounts, budgets, now));
        }

        return prepared;
    }

    private async Task<IReadOnlyDictionary<long, LoggedEvent>> Events(SenderKey key, IReadOnlyList<MessageRow> rows)
    {
        long[] seqs = [.. rows.Where(row => row.DigestUntil is null).Select(row => row.Seq).Distinct()];
        return (await log.ReadMany(key.Tenant, seqs, CancellationToken.None)).ToDictionary(logged => logged.Seq);
    }

    public Uri? CallbackUrl(MessageWork work) => work.Account.Manifest.Capabilities.HasCallbacks
        ? CallbackAddress.Of(outbound.Value, work.Row.Tenant, work.Account.Manifest.Id, work.Account.Id, work.AttemptId)
        : null;

    /// <summary>What is sent, or why nothing is; the same for a message that is due and for one that is only asked about.</summary>
    public PreparedMessage Prepare(
        MessageRow row, DigestEvents about, KnownFacts known, IReadOnlyList<DecisionAccount> accounts, ChannelBudgets budgets, DateTimeOffset now)
    {
        if (about.Shown.Count == 0)
        {
            return about.HasWithdrawn ? Ended(row, MessageState.Cancelled, "event_withdrawn") : Ended(row, MessageState.Expired, "event_not_kept");
        }

        var logged = about.Shown[^1];
        var links = known.LinksOf(row, now);
        var content = Render(row, about, known, links);
        var decision = MessageDecision.Decide(known.FactsOf(row, logged, content, about.IsRead, accounts, budgets, now));
        if (decision.Kind == DecisionKind.Send)
        {
            known.Sends(row, now);
        }

        var schedule = logged.Source == PosEvents.Source ? PosSchedule : _schedule;
        return new PreparedMessage(
            row, decision, JsonSerializer.Serialize(decision, JsonSerializerOptions.Web),
            decision.Kind == DecisionKind.Send ? Outgoing(row, content.Message!, known.ToOf(row), links) : null, schedule, decision.Sms?.Segments ?? 1);
    }

    private static DecisionContent Render(MessageRow row, DigestEvents about, KnownFacts known, TemplateLinks links)
    {
        var template = known.TemplateOf(row, about.Count);
        try
        {
            var person = known.PersonOf(row);
            var shown = about.Shown.Select(DataOf).ToArray();
            var digest = row.DigestUntil is null ? null : new TemplateDigest(about.Count, shown);
            var model = new TemplateModel(shown[^1].Event, shown[^1].Data, person, links, digest);
            var language = person.Language ?? template.Language;
            return new DecisionContent(
                TemplateRenderer.Render(template, model, TemplateLanguages.CultureOf(language), known.ZoneOf(row)), TemplateName: template.Name);
        }
        catch (Exception e) when (e is TemplateException or JsonException)
        {
            return new DecisionContent(null, e.Message, template.Name);
        }
    }

    private static (TemplateEvent Event, TemplateData Data) DataOf(LoggedEvent logged)
    {
        using var payload = JsonDocument.Parse(logged.Payload);
        return (new TemplateEvent(logged.Id, logged.Type, logged.Source, logged.AcceptedAt), TemplateData.From(payload.RootElement));
    }

    private static OutgoingMessage Outgoing(MessageRow row, RenderedMessage rendered, string to, TemplateLinks links) => new()
    {
        AttemptId = "",
        Channel = row.Channel,
        To = to,
        Subject = rendered.Subject ?? "",
        Text = rendered.Text,
        Html = rendered.Html,
        Headers = row.Channel == Channel.Email ? MessageLinks.Headers(links) : new Dictionary<string, string>(),
        Template = rendered.Template,
        Link = rendered.Link,
        Tag = rendered.Tag,
        IsUrgent = row.Priority == MessagePriority.Urgent,
        ExpiresAt = row.ExpiresAt,
    };

    private static PreparedMessage Ended(MessageRow row, MessageState state, string reason) => new(
        row, new Decision { Kind = DecisionKind.Stop, Reason = DecisionReason.None, Steps = [] }, "{}", null, [], 0, state, reason);
}
