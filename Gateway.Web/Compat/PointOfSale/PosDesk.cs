using System.Text.Json;
using Microsoft.Extensions.Options;
using OrleansNotify.Access;
using OrleansNotify.Channels;
using OrleansNotify.Compat.Business;
using OrleansNotify.Events;
using OrleansNotify.Http;
using OrleansNotify.Inboxes;
using OrleansNotify.Sources;

namespace OrleansNotify.Compat.PointOfSale;

/// <summary>Takes an event of the point-of-sale system into the log, addressed to those who get messages of it.</summary>
internal sealed class PosDesk(
    CallLimits limits, PosGate gate, SourceRefusals refusals, DefaultRecipients always, IOptions<PosOptions> options, EventAppender events)
{
    public async Task<IResult> Receive(TenantOfRoute tenant, HttpContext context)
    {
        if (limits.Post(context) is { } tooMany)
        {
            return PosAnswers.Refused(tooMany);
        }

        var (body, rejection) = await RawBody.Read(context);
        if (rejection is not null)
        {
            return PosAnswers.Refused(rejection);
        }

        var verdict = await gate.Check(tenant, context, body);
        if (verdict != SignatureVerdict.Valid)
        {
            await refusals.Add(context, tenant.Name, "webhooks/pos", verdict);
            return PosAnswers.Refused(Problems.SourceUnauthorized);
        }

        var plain = PassedJson.WithoutMark(body);
        if (PassedJson.CheckObject(plain) is { } unreadable)
        {
            return PosAnswers.Refused(unreadable);
        }

        var wrong = PosEvent.Validate(JsonElement.Parse(plain), options.Value.PhoneRegion, out var read);
        return wrong.Count > 0 ? PosAnswers.Refused(Problems.FieldInvalid(string.Join("; ", wrong)), wrong)
            : limits.Event(tenant.Name, plain.Length) is { } tooManyOfTenant ? PosAnswers.Refused(tooManyOfTenant)
            : await Append(tenant.Name, read, plain, context);
    }

    private async Task<IResult> Append(string tenant, PosEvent read, byte[] payload, HttpContext context)
    {
        var audience = read.Audience(always.All);
        var appended = await events.Append(
            tenant,
            new AppendEvent(events.NewId(), read.Type, PosEvents.Source, audience, 0, payload, IdempotencyKey.Of(PosEvents.Source, read.Id)),
            context);
        return appended.Status switch
        {
            AppendStatus.Accepted or AppendStatus.Duplicate => TypedResults.Ok(new PosReceived(
                true, "Webhook received successfully", read.Id, appended.Id, appended.Status == AppendStatus.Duplicate, Counted(audience))),
            AppendStatus.Conflict => PosAnswers.Refused(Problems.Invalid("id_reused", "This id was received before with other contents.") with { Status = 409 }),
            _ => PosAnswers.Refused(Problems.Unavailable),
        };
    }

    private static Dictionary<string, int> Counted(string[] audience)
    {
        var counts = ChannelWords.All.Where(channel => channel != Channel.Push).ToDictionary(channel => channel.Word(), _ => 0);
        foreach (var key in audience)
        {
            if (AudienceKey.TryAddress(key, out var channel, out _))
            {
                counts[channel]++;
            }
        }

        return counts;
    }
}
