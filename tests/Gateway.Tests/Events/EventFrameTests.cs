using System.Text;

namespace OrleansNotify.Events;

public sealed class EventFrameTests
{
    private const string Ours = """
        "id":"evt_1","seq":7,"sentAt":"2026-03-02T12:00:00.050Z"
        """;

    [Theory]
    [InlineData("{}", "{")]
    [InlineData(" { } \n", "{ ")]
    [InlineData("""{"a":1}""", """{"a":1,""")]
    [InlineData("""{"a": 1.50 }""", """{"a": 1.50 ,""")]
    [InlineData("""{"a":{"id":1},"b":["seq"]}""", """{"a":{"id":1},"b":["seq"],""")]
    [InlineData("""{"id":1}""", "{")]
    [InlineData("""{"id":{"x":[1,{}]},"a":1}""", """{"a":1,""")]
    [InlineData("""{"a":"x","seq":99,"b":[1],"sentAt":null}""", """{"a":"x","b":[1],""")]
    [InlineData("""{"a":"\u0041","\u0069d":"theirs"}""", """{"a":"\u0041",""")]
    [InlineData("""{"Id":1}""", """{"Id":1,""")]
    [InlineData(""" [1, {"id":2}] """, """{"data":[1, {"id":2}],""")]
    [InlineData("null", """{"data":null,""")]
    [InlineData("1.50", """{"data":1.50,""")]
    public void KeepsThePayloadsBytesAndAddsOurs(string payload, string expected)
        => Assert.Equal($"{expected}{Ours}}}", Encode(payload));

    [Theory]
    [InlineData("""{"a":1,"a":2,"id":3,"id":4}""", """{"a":1,"a":2,""")]
    [InlineData("""{"\ud83d":1,"id":2}""", """{"\ud83d":1,""")]
    public void OfAPayloadWithAMemberTwiceOursIsThereOnce(string payload, string expected) => Assert.Equal($"{expected}{Ours}}}", Encode(payload));

    [Theory]
    [InlineData("""{"a":1}""", """{"a":1,"eventType":"a.b",""")]
    [InlineData("""{"eventType":"theirs","a":1}""", """{"a":1,"eventType":"a.b",""")]
    [InlineData("5", """{"data":5,"eventType":"a.b",""")]
    public void WhoAsksForItGetsTheEventsType(string payload, string expected)
        => Assert.Equal($"{expected}{Ours}}}", Encoding.UTF8.GetString(EventFrame.Encode(Logged(payload) with { Type = "a.b" }, withType: true)));

    [Fact]
    public void ATimeHasMillisecondsInUtc()
        => Assert.Equal("2026-03-02T10:00:00.000Z", EventFrame.Time(new DateTimeOffset(2026, 3, 2, 12, 0, 0, TimeSpan.FromHours(2))));

    private static string Encode(string payload) => Encoding.UTF8.GetString(EventFrame.Encode(Logged(payload)));

    private static LoggedEvent Logged(string payload) => new(
        7, "evt_1", "t", "webhook", ["*"], 0, Encoding.UTF8.GetBytes(payload), new DateTimeOffset(2026, 3, 2, 12, 0, 0, 50, TimeSpan.Zero));
}
