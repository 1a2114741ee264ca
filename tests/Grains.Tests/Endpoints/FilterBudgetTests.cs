using System.Text;
using OrleansNotify.Deliveries;
using OrleansNotify.Events;

namespace OrleansNotify.Endpoints;

public sealed class FilterBudgetTests : IAsyncDisposable
{
    private const int MaxPayload = 65_536;

    // What one look may add at most when the budget is almost spent: an object with as many members as a payload has room for.
    private const int LargestStep = MaxPayload / 5;

    private static readonly string LongList = $$"""{"a":[{{string.Join(',', Enumerable.Repeat('7', 32_000))}}]}""";

    private readonly PumpHarness _pump = new();

    public ValueTask DisposeAsync() => _pump.DisposeAsync();

    [Fact]
    public void RandomFiltersOverLargePayloadsStayWithinTheirBudget()
    {
        var random = new Random(20261129);
        var payloads = Payloads(random);
        for (var i = 0; i < 300; i++)
        {
            var filter = RandomFilter(random);
            Assert.True(PayloadFilter.TryLoad(filter, out var parsed), filter);

            var verdict = parsed.Evaluate(payloads[i % payloads.Length], out var steps);

            Assert.True(steps <= FilterRun.MaxSteps + LargestStep, $"{steps} steps: {filter}");
            Assert.Equal(steps > FilterRun.MaxSteps, verdict == FilterVerdict.OverBudget);
        }
    }

    [Theory]
    [InlineData("""{"$or":[#]}""")]
    [InlineData("""{"$not":{"$or":[#]}}""")]
    [InlineData("""{"$and":[{"$not":{"$or":[#]}}]}""")]
    public void FilterThatIsTooCostlyDoesNotMatchNorDoesItsOpposite(string shape)
    {
        var lists = string.Join(',', Enumerable.Range(0, 25).Select(i => $$$"""{"a":{"$in":[{{{string.Join(',', Enumerable.Range(10, 90))}}}]}}"""));
        Assert.True(PayloadFilter.TryLoad(shape.Replace("#", lists, StringComparison.Ordinal), out var filter));

        var verdict = filter.Evaluate(Encoding.UTF8.GetBytes(LongList), out var steps);

        Assert.Equal(FilterVerdict.OverBudget, verdict);
        Assert.InRange(steps, FilterRun.MaxSteps, FilterRun.MaxSteps + LargestStep);
    }

    [Fact]
    public void OneConditionReachesTheEndOfTheLongestList()
    {
        var payload = Encoding.UTF8.GetBytes(LongList.Replace("7]", "8]", StringComparison.Ordinal));

        Assert.True(PayloadFilter.TryParse("""{"a":{"$in":[8,9]}}""", out var filter, out _));

        Assert.Equal(FilterVerdict.Match, filter.Evaluate(payload, out _));
    }

    [Fact]
    public void ListHoldsWhatAComparisonWithEachOfItsValuesHolds()
    {
        string[] values =
        [
            "1", "1.0", "1e0", "-0.0", "0", "0.1", "1e400", "1e300", "9007199254740993", "9007199254740992", "79228162514264337593543950336",
            "1e-30", "true", "false", "null", "\"\"", "\"a\"", "\"\\u0061\"", "\"é\"", "\"\\u00e9\"", "\"a\\nb\"", "\"\\ud83d\\ude00\"",
        ];
        foreach (var listed in values)
        {
            Assert.True(PayloadFilter.TryParse($$$"""{"a":{"$in":["other",{{{listed}}},5]}}""", out var list, out _));
            Assert.True(PayloadFilter.TryParse($$"""{"a":{{listed}}}""", out var equal, out _));
            foreach (var value in values)
            {
                var payload = Encoding.UTF8.GetBytes($$"""{"a":{{value}}}""");
                Assert.True(equal.Evaluate(payload, out _) == list.Evaluate(payload, out _), $"{value} in [{listed}]");
            }
        }
    }

    [Fact]
    public void ListsHaveABoundTogetherThatWhatIsStoredNeedNotKeep()
    {
        var hundred = string.Join(',', Enumerable.Range(0, 100));
        var six = $"{{{string.Join(',', Enumerable.Range(0, 6).Select(i => $$$"""
            "m{{{i}}}":{"$in":[{{{hundred}}}]}
            """))}}}";

        Assert.False(PayloadFilter.TryParse(six, out _, out var problem));
        Assert.True(PayloadFilter.TryLoad(six, out _));

        Assert.Contains("more than 500 values together", problem, StringComparison.Ordinal);
    }

    [Fact]
    public void AllowanceCountsWhatEvaluatingTook()
    {
        var (allowance, overBudget) = (new FilterAllowance(FilterRun.MaxSteps * 2), 0);
        var match = EndpointMatch.Of(null, Costly, () => overBudget++);
        var logged = new LoggedEvent(1, "evt_1", "order.created", "api", ["*"], 0, Encoding.UTF8.GetBytes(LongList), DateTimeOffset.UnixEpoch);

        Assert.False(match.Matches(logged, allowance));
        Assert.False(allowance.IsSpent);
        Assert.False(match.Matches(logged, allowance));

        Assert.True(allowance.IsSpent);
        Assert.Equal(2, overBudget);
    }

    [Fact]
    public async Task EventsBehindManyCostlyOnesAreDelivered()
    {
        await _pump.Start(Costly);
        await _pump.Accept(40, LongList);

        var wanted = Assert.Single(await _pump.Accept(1, """{"hit":true}"""));

        await _pump.Recorded(wanted.Seq, 1);
        Assert.Equal([wanted.Id], _pump.Sender.Sent.Select(sent => sent.MessageId));
    }

    private static EndpointSettings Costly { get; } = PumpHarness.Settings with
    {
        Filter = $$"""{"$or":[{"hit":true},{{string.Join(',', Enumerable.Range(0, 25).Select(i => $$$"""{"a":{"$lt":{{{i - 30}}}}}"""))}}]}""",
    };

    private static byte[][] Payloads(Random random) =>
    [
        Encoding.UTF8.GetBytes(LongList),
        Fill(i => "{\"a\":{\"b\":1}}"),
        Fill(i => $"[[[{random.Next(100)}]]]"),
        Fill(i => $"\"{new string('x', 500)}\""),
        Fill(i => $$"""{"a":"\u0061","b":[1,2,3,"a",{"a":null}]}"""),
        Encoding.UTF8.GetBytes($"{{{string.Join(',', Enumerable.Range(0, 7_000).Select(i => $"\"{i}\":1"))},\"a\":1}}"),
        Encoding.UTF8.GetBytes($$"""{"a":"{{new string('y', MaxPayload - 10)}}"}"""),
        Encoding.UTF8.GetBytes($$"""{"a":"{{string.Concat(Enumerable.Repeat("\\u0079", MaxPayload / 7))}}"}"""),
    ];

    private static byte[] Fill(Func<int, string> item)
    {
        var list = new StringBuilder("{\"b\":1,\"a\":[").Append(item(0));
        for (var i = 1; list.Length < MaxPayload - 520; i++)
        {
            list.Append(',').Append(item(i));
        }

        return Encoding.UTF8.GetBytes(list.Append("]}").ToString());
    }

    private static string RandomFilter(Random random)
    {
        var conditions = Enumerable.Range(0, random.Next(1, 100)).Select(_ => RandomCondition(random)).ToList();
        while (conditions.Sum(condition => condition.Length + 1) > PayloadFilter.MaxLength - 30)
        {
            conditions.RemoveAt(0);
        }

        var list = string.Join(',', conditions);
        return random.Next(3) switch
        {
            0 => $$"""{"$or":[{{list}}]}""",
            1 => $$$"""{"$and":[{"$not":{"$or":[{{{list}}}]}}]}""",
            _ => $$"""{"$and":[{{list}}]}""",
        };
    }

    private static string RandomCondition(Random random)
    {
        var path = string.Join('.', Enumerable.Range(0, random.Next(1, 4)).Select(_ => random.Next(4) == 0 ? "b" : "a"));
        var value = random.Next(3) switch { 0 => $"{random.Next(1_000)}", 1 => $"\"{(char)random.Next('a', 'z')}\"", _ => "-1.5e3" };
        var (name, operand) = random.Next(8) switch
        {
            0 => ("$eq", value),
            1 => ("$gt", value),
            2 => ("$lte", value),
            3 => ("$ne", value),
            4 => ("$prefix", "\"yyyyyyyyz\""),
            5 => ("$exists", random.Next(2) == 0 ? "true" : "false"),
            6 => ("$nin", $"[{value},true]"),
            _ => ("$in", $"[{string.Join(',', Enumerable.Range(0, random.Next(1, 100)).Select(_ => random.Next(-9_999, 0)))}]"),
        };
        return $"{{\"{path}\":{{\"{name}\":{operand}}}}}";
    }
}
