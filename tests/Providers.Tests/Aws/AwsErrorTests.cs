using System.Text;

namespace OrleansNotify.Channels;

public sealed class AwsErrorTests
{
    private static readonly DateTimeOffset Now = new(2026, 3, 2, 12, 0, 0, TimeSpan.Zero);

    private static readonly string[] Folders = ["Aws", "Ses", "Sns", "AwsSms"];

    public static TheoryData<string, string> Rows
    {
        get
        {
            var rows = new TheoryData<string, string>();
            foreach (var folder in Folders)
            {
                foreach (var (code, _) in CodeTable.Read($"{folder}/codes.json").Rows)
                {
                    rows.Add(folder, code);
                }
            }

            return rows;
        }
    }

    [Theory, MemberData(nameof(Rows))]
    public void EveryCodeOfATableMeansWhatTheTableSays(string folder, string code)
    {
        var row = CodeTable.Read($"{folder}/codes.json").Find(code)!;
        var (type, name) = code.Split('/') is [var first, var second] ? (first, second) : (code, "");
        var errors = new AwsErrors($"{(folder == "Aws" ? "Ses" : folder)}/codes.json", error => error.Message);

        // As a reason, as a wrong field, and as a case that the message tells.
        foreach (var members in new[] { $"\"Reason\":\"{name}\"", $"\"Fields\":[{{\"Name\":\"{name}\"}}]", $"\"message\":\"{name}\"" })
        {
            var outcome = errors.OutcomeOf(Answer($$"""{"__type":"{{type}}",{{members}}}"""), Now);

            Assert.Equal((row.Outcome, row.Scope, row.Suppress, code), (outcome.Kind, outcome.Scope, outcome.Suppression, outcome.Code));
            Assert.Equal(row.After is { } after ? Now + after : null, outcome.Until);
        }
    }

    [Theory, MemberData(nameof(Rows))]
    public void OnlyARefusedRecipientIsSuppressed(string folder, string code)
    {
        var row = CodeTable.Read($"{folder}/codes.json").Find(code)!;

        Assert.True(row.Suppress is null || row.Outcome == OutcomeKind.RefusedRecipient);
    }

    [Theory]
    [InlineData("<a/>")]
    [InlineData("{}")]
    [InlineData("[]")]
    [InlineData("<ErrorResponse><Error><Code></Code></Error></ErrorResponse>")]
    [InlineData("{\"__type\":{},\"Fields\":{\"Name\":1},\"Reason\":[]}")]
    public void AnErrorWithoutATypeGoesByItsStatus(string body)
        => Assert.Equal(("http_400", OutcomeKind.RefusedMessage), Outcome(body));

    [Fact]
    public void DeepNestingIsNoError()
    {
        const int Depth = 20_000;

        Assert.Equal("http_400", Outcome(string.Concat(Enumerable.Repeat("<a>", Depth)) + string.Concat(Enumerable.Repeat("</a>", Depth))).Code);
        Assert.Equal("http_400", Outcome(new string('[', Depth) + new string(']', Depth)).Code);
    }

    [Fact]
    public void GarbledErrorsHaveAnOutcome()
    {
        string[] bodies =
        [
            "<ErrorResponse xmlns=\"http://sns.amazonaws.com/doc/2010-03-31/\"><Error><Code>Throttling</Code><Message>Rate exceeded</Message></Error></ErrorResponse>",
            "{\"__type\":\"com.amazonaws.pinpointsmsvoicev2#ConflictException\",\"Reason\":\"DESTINATION_PHONE_NUMBER_OPTED_OUT\",\"Message\":\"no\"}",
        ];
        var random = new Random(20260302);
        for (var round = 0; round < 5_000; round++)
        {
            var body = Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(bodies[round % 2]).Garbled(random));

            Assert.NotEqual(OutcomeKind.Accepted, Outcome(body).Kind);
        }
    }

    private static (string? Code, OutcomeKind Kind) Outcome(string body)
        => new AwsErrors("AwsSms/codes.json").OutcomeOf(Answer(body), Now) is var outcome ? (outcome.Code, outcome.Kind) : default;

    private static HttpAnswer Answer(string body) => new(400, new Dictionary<string, string>(), body, true);
}
