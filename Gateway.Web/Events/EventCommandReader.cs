using System.Text.Json;
using OrleansNotify.Endpoints;
using OrleansNotify.Http;
using OrleansNotify.Sources;

namespace OrleansNotify.Events;

/// <summary>
/// Reads <c>{type, payload, audience?, idempotencyKey?, source?, deliverAt?, expiresAt?}</c> or a list of it. The body has passed <see cref="PayloadRules"/>;
/// payloads are cut out of it, never written again. Unknown members are ignored, except for near misses of known names.
/// </summary>
internal static class EventCommandReader
{
    public const int MaxEvents = 1_000;
    private const string DefaultSource = "api";

    private static Problem WrongType => Problems.BodyMalformed("a member has the wrong type");

    /// <param name="maxPayload">Bytes of one payload.</param>
    public static Problem? Read(ReadOnlySpan<byte> body, int maxPayload, out List<EventCommand> events, out bool isBatch)
    {
        events = [];
        var reader = new Utf8JsonReader(body);
        reader.Read();
        isBatch = reader.TokenType == JsonTokenType.StartArray;
        if (!isBatch)
        {
            return ReadOne(ref reader, body, maxPayload, events);
        }

        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            if (events.Count == MaxEvents)
            {
                return Problems.Invalid("too_many", $"At most {MaxEvents} events in one request.");
            }

            if (ReadOne(ref reader, body, maxPayload, events) is { } problem)
            {
                return problem with { Status = 422, Index = events.Count };
            }
        }

        return events.Count == 0 ? Problems.BodyMissing : null;
    }

    private static Problem? ReadOne(ref Utf8JsonReader reader, ReadOnlySpan<byte> body, int maxPayload, List<EventCommand> events)
    {
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            return Problems.BodyMissing;
        }

        var draft = new Draft();
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (ReadMember(ref reader, body, draft) is { } problem)
            {
                return problem;
            }
        }

        return Check(draft, maxPayload, events);
    }

    private static Problem? ReadMember(ref Utf8JsonReader reader, ReadOnlySpan<byte> body, Draft draft)
    {
        var name = reader.GetString()!;
        reader.Read();
        if (name is "deliverAt" or "expiresAt")
        {
            return !TryText(ref reader, out var text) ? WrongType
                : !Rfc3339.TryRead(text, out var time) ? Problems.Invalid("time_invalid", Rfc3339.Rule(name))
                : draft.Set(name, time);
        }

        return TryMember(ref reader, name, body, draft) ? EventMembers.Mistaken(name) : WrongType;
    }

    private static bool TryMember(ref Utf8JsonReader reader, string name, ReadOnlySpan<byte> body, Draft draft)
    {
        switch (name)
        {
            case "type":
                return TryText(ref reader, out draft.Type);
            case "source":
                return TryText(ref reader, out draft.Source);
            case "idempotencyKey":
                return TryText(ref reader, out draft.IdempotencyKey);
            case "audience":
                return TryTexts(ref reader, out draft.Audience);
            case "payload":
                var start = (int)reader.TokenStartIndex;
                reader.Skip();
                draft.Payload = body[start..(int)reader.BytesConsumed].ToArray();
                return true;
            default:
                reader.Skip();
                return true;
        }
    }

    private static Problem? Check(Draft draft, int maxPayload, List<EventCommand> events)
    {
        if (!EventTypePattern.IsType(draft.Type))
        {
            return Problems.EventTypeInvalid("type");
        }

        if (draft.Payload is not { } payload)
        {
            return Problems.Invalid("payload_missing", "An event has a payload, any JSON.");
        }

        if (payload.Length > maxPayload)
        {
            return Problems.BodyTooLarge;
        }

        if (draft.Source is not null && (!SourceName.IsValid(draft.Source) || draft.Source == OperationalEvent.Source))
        {
            return Problems.Invalid("source_name_invalid", "source is 1 to 63 of a-z 0-9 - _, and not the server's own.");
        }

        if (draft.IdempotencyKey is not null && !IdempotencyKey.IsValid(draft.IdempotencyKey))
        {
            return Problems.Invalid("idempotency_key_invalid", "idempotencyKey has 1 to 255 printable ASCII characters.");
        }

        if (AudienceList.Check(draft.Audience, out var audience) is { } problem)
        {
            return problem;
        }

        events.Add(new EventCommand(
            draft.Type!, draft.Source ?? DefaultSource, audience, payload, draft.IdempotencyKey, draft.DeliverAt, draft.ExpiresAt));
        return null;
    }

    private static bool TryText(ref Utf8JsonReader reader, out string? text)
    {
        var isText = reader.TokenType is JsonTokenType.String or JsonTokenType.Null;
        text = isText ? reader.GetString() : null;
        return isText;
    }

    private static bool TryTexts(ref Utf8JsonReader reader, out string?[]? texts)
    {
        if (reader.TokenType != JsonTokenType.StartArray)
        {
            var isText = TryText(ref reader, out var one);
            texts = one is null ? null : [one];
            return isText;
        }

        var all = new List<string?>();
        while (reader.Read() && reader.TokenType == JsonTokenType.String)
        {
            all.Add(reader.GetString());
        }

        texts = [.. all];
        return reader.TokenType == JsonTokenType.EndArray;
    }

    private sealed class Draft
    {
        public string? Type;
        public string? Source;
        public string? IdempotencyKey;
        public string?[]? Audience;
        public byte[]? Payload;
        public DateTimeOffset? DeliverAt;
        public DateTimeOffset? ExpiresAt;

        public Problem? Set(string name, DateTimeOffset? time)
        {
            (DeliverAt, ExpiresAt) = name == "deliverAt" ? (time, ExpiresAt) : (DeliverAt, time);
            return null;
        }
    }
}
