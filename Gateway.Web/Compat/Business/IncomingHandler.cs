using System.Text.Json;
using Microsoft.Extensions.Options;
using OrleansNotify.Access;
using OrleansNotify.Events;
using OrleansNotify.Http;
using OrleansNotify.Sources;

namespace OrleansNotify.Compat.Business;

/// <summary>Takes what a tenant's own systems post: whose it is, whether it is theirs, whether it is wanted, what it says, and into the log.</summary>
internal sealed class IncomingHandler(
    CallLimits limits, TenantDirectory tenants, UnknownNames unknown, IncomingAuthenticator gate, SourceRefusals refusals, EventAppender events, IOptions<GatewayOptions> options)
{
    public async Task<IResult> Receive(HttpContext context, IncomingKinds kind, Func<FieldReader, byte[], IncomingEvent?> read)
    {
        if (limits.Post(context) is { } tooMany)
        {
            return tooMany.AsError();
        }

        var (body, rejection) = await RawBody.Read(context);
        if ((rejection ?? PassedJson.CheckObject(PassedJson.WithoutMark(body))) is { } unreadable)
        {
            return unreadable.AsError();
        }

        // A signature is of all that was sent, also of a byte order mark.
        var plain = PassedJson.WithoutMark(body);
        var json = JsonElement.Parse(plain);
        var (tenant, unnamed) = await IncomingTenant.Find(context, json);
        if ((unnamed ?? await Admit(tenant, kind, context, body)) is { } refused)
        {
            return refused.AsError();
        }

        var fields = new FieldReader(json);
        return read(fields, plain) is { } note ? await Publish(tenant, kind, note, context) : fields.Problem.AsError();
    }

    public async Task<IResult> Publish(string tenant, IncomingKinds kind, IncomingEvent note, HttpContext context)
    {
        if (!IdempotencyKey.TryRead(context.Request, out var given))
        {
            return Problems.HeaderMalformed("Idempotency-Key").AsError();
        }

        // Around what was sent there is one level more.
        if (PassedJson.CheckObject(note.Payload) is { } tooDeep)
        {
            return tooDeep.AsError();
        }

        if (note.Payload.Length > options.Value.MaxBody)
        {
            return Problems.BodyTooLarge.AsError();
        }

        if (limits.Event(tenant, note.Payload.Length) is { } tooMany)
        {
            return tooMany.AsError();
        }

        var key = given is not null ? IdempotencyKey.Of($"{IdempotencyKey.Incoming}/key/{kind.Word()}", given)
            : note.NaturalKey is { } natural ? IdempotencyKey.Of(IdempotencyKey.Incoming, natural)
            : null;
        var appended = await events.Append(
            tenant, new AppendEvent(events.NewId(), note.Type, kind.Word(), note.Audience, note.Priority, note.Payload, key),
            context);
        return appended.Status switch
        {
            AppendStatus.Accepted or AppendStatus.Duplicate => note.Answer(appended.Id),
            AppendStatus.Conflict => Problems.IdempotencyConflict.AsError(
                given is null ? "This was received before with other contents. Send an Idempotency-Key to have it taken as another event." : null),
            _ => Problems.Unavailable.AsError(),
        };
    }

    /// <summary>Null: it may post. A tenant that is not there and a wrong credential are answered the same.</summary>
    private async Task<Problem?> Admit(string tenant, IncomingKinds kind, HttpContext context, byte[] body)
    {
        if (await tenants.Find(tenant) is not { } settings)
        {
            return unknown.Tried(context) ?? Problems.SourceUnauthorized;
        }

        var incoming = settings.Incoming ?? IncomingSettings.Initial;
        var source = $"webhooks/{kind.Word()}";
        var verdict = await gate.Check(tenant, incoming, source, context, body);
        if (verdict != SignatureVerdict.Valid)
        {
            await refusals.Add(context, tenant, source, verdict);
            return Problems.SourceUnauthorized;
        }

        return settings.IsSuspended ? Problems.TenantSuspended : await gate.MissingScope(context) ?? incoming.Refusal(kind);
    }
}
