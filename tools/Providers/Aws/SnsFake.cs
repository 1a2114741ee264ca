using System.Text;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Primitives;

namespace OrleansNotify.Fakes;

/// <summary>SNS, query protocol: Publish to a number, GetSMSAttributes, and Subscribe to the topic of the fakes.</summary>
internal sealed class SnsFake(FakeStage stage, SnsTopic topic, TimeProvider time)
{
    public const string Provider = "sns";

    public async Task<IResult> Answer(HttpContext context)
    {
        var body = await JsonBody.Read(context);
        if (AwsAccess.Problem(context.Request, body, "sns", time.GetUtcNow()) is { } problem)
        {
            return AwsErrors.Xml(problem);
        }

        var form = QueryHelpers.ParseQuery(Encoding.UTF8.GetString(body));
        return (Field(form, "Action"), Field(form, "Version")) switch
        {
            ("Publish", "2010-03-31") => await Publish(context, form),
            ("GetSMSAttributes", "2010-03-31") => Xml("GetSMSAttributes", "<attributes/>"),
            ("Subscribe", "2010-03-31") => await Subscribe(form),
            _ => AwsErrors.Xml("InvalidAction"),
        };
    }

    private async Task<IResult> Publish(HttpContext context, Dictionary<string, StringValues> form)
    {
        var (to, text) = (Field(form, "PhoneNumber"), Field(form, "Message"));
        if (!E164.IsNumber(to))
        {
            return AwsErrors.Xml($"InvalidParameter: Invalid parameter: PhoneNumber Reason: {to} is not valid to publish to");
        }

        if (text.Length is 0 or > 1600)
        {
            return AwsErrors.Xml("InvalidParameter: Invalid parameter: Message");
        }

        var id = $"{Guid.CreateVersion7(time.GetUtcNow())}";
        return await stage.Play(context, Provider, new FakeMessage(id, null, to, text), new FakeAnswers
        {
            Accepted = () => Xml("Publish", $"<MessageId>{id}</MessageId>"),
            Refused = rule => AwsErrors.Xml(rule.Code ?? "InvalidParameter", rule.Status ?? 400),
            Throttled = _ => AwsErrors.Xml("Throttling: Rate exceeded"),
        });
    }

    private async Task<IResult> Subscribe(Dictionary<string, StringValues> form)
    {
        if (Field(form, "TopicArn") != SnsTopic.Arn || !Uri.TryCreate(Field(form, "Endpoint"), UriKind.Absolute, out var endpoint))
        {
            return AwsErrors.Xml("InvalidParameter");
        }

        await topic.AskToConfirm(endpoint);
        return Xml("Subscribe", "<SubscriptionArn>pending confirmation</SubscriptionArn>");
    }

    private static string Field(Dictionary<string, StringValues> form, string name)
        => form.TryGetValue(name, out var values) ? values.ToString() : "";

    private static IResult Xml(string action, string result) => Results.Text(
        $"""
        <{action}Response xmlns="http://sns.amazonaws.com/doc/2010-03-31/"><{action}Result>{result}</{action}Result></{action}Response>
        """,
        "text/xml");
}
