using System.Text;
using System.Text.Json;

namespace OrleansNotify.Channels;

/// <summary>Callbacks that come by a subscription of SNS: SES and End User Messaging report so.</summary>
internal sealed class SnsCallbacks(SnsVerifier verifier)
{
    /// <param name="read">Reads the publisher's own JSON; ids are given to the facts here.</param>
    public async Task<CallbackReading> Read(
        CallbackRequest request, ProviderSettings settings, Func<JsonElement, IEnumerable<ProviderEvent>> read, CancellationToken cancellation)
    {
        var message = new SnsMessage(JsonReading.Parse(request.Body));
        var ownBase = Uri.TryCreate(settings["url"], UriKind.Absolute, out var url) ? url : null;
        if (await verifier.Validate(message, settings["topicArn"], ownBase, cancellation) is { } problem)
        {
            return CallbackReading.Refused(problem);
        }

        return message.Type switch
        {
            SnsMessage.Notification => Events(message, read),
            SnsMessage.SubscriptionConfirmation when SnsAddress.TryConfirmation(message.SubscribeUrl, ownBase, out var confirm)
                => new CallbackReading { IsVerified = true, Confirm = confirm },
            SnsMessage.SubscriptionConfirmation => CallbackReading.Refused("the subscription's address is not one of SNS"),
            _ => new CallbackReading { IsVerified = true, Problem = $"a message of the type {Shown(message.Type)} says nothing of messages" },
        };
    }

    private static CallbackReading Events(SnsMessage message, Func<JsonElement, IEnumerable<ProviderEvent>> read)
    {
        var body = JsonReading.Parse(Encoding.UTF8.GetBytes(message.Message));
        return body.ValueKind == JsonValueKind.Object
            // A repeat of SNS has the same id.
            ? new CallbackReading { IsVerified = true, Events = [.. read(body).Select((fact, index) => fact with { Id = $"{message.Id}.{index}" })] }
            : new CallbackReading { IsVerified = true, Problem = "the message's text is not a JSON object" };
    }

    private static string Shown(string type) => type.Length > 40 ? type[..40] : type;
}
