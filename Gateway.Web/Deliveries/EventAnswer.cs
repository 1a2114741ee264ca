using System.Security.Cryptography;
using System.Text.Json.Serialization;
using OrleansNotify.Events;
using OrleansNotify.Http;

namespace OrleansNotify.Deliveries;

/// <summary>One accepted event.</summary>
/// <param name="Bytes">Of the payload.</param>
/// <param name="Payload">Only of a single one, as <paramref name="Sha256"/>.</param>
internal sealed record EventAnswer(
    string Id, long Seq, string Type, string Source, string[] Audience, DateTimeOffset AcceptedAt, int Bytes,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] RawJson? Payload = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Sha256 = null)
{
    public static EventAnswer Of(LoggedEvent logged)
        => new(logged.Id, logged.Seq, logged.Type, logged.Source, logged.Audience, logged.AcceptedAt, logged.Payload.Length);

    public static EventAnswer Whole(LoggedEvent logged) => Of(logged) with
    {
        Payload = new RawJson(logged.Payload),
        Sha256 = Convert.ToHexStringLower(SHA256.HashData(logged.Payload)),
    };
}

/// <param name="Next">Pass as <c>before</c> for the next page; null on the last. A page may be short, even empty, and yet have a next one.</param>
/// <param name="Previous">Pass as <c>after</c> for the page of newer ones; null on the first. It may be short, and have a previous one as well.</param>
internal sealed record EventList(
    EventAnswer[] Items, string? Next, [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Previous = null);

/// <summary>What became of an event at one endpoint.</summary>
/// <param name="Rule">The rule that decided: <c>matched</c>, <c>paused</c>, <c>disabled</c>, <c>audience</c>, <c>event_types</c>, <c>filter</c>, <c>created_later</c>.</param>
/// <param name="DeliveryId">Null: there is no delivery.</param>
internal sealed record EventWhy(string EndpointId, string? Name, string Url, bool Matched, string Rule, string Text, string? DeliveryId, string? Status);

/// <param name="More">The tenant has more endpoints than are looked at.</param>
internal sealed record EventWhyList(EventWhy[] Items, bool More);
