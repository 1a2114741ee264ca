using System.Text;

namespace OrleansNotify.Http;

public sealed class PayloadRulesTests
{
    [Theory]
    [InlineData("", "body_malformed")]
    [InlineData("null", "body_missing")]
    [InlineData("[]", "body_missing")]
    [InlineData("5", "body_missing")]
    [InlineData("\"{}\"", "body_missing")]
    [InlineData("{", "body_malformed")]
    [InlineData("{\"a\":1", "body_malformed")]
    [InlineData("{\"a\":1,}", "body_malformed")]
    [InlineData("{\"a\":1}x", "body_malformed")]
    [InlineData("{} {}", "body_malformed")]
    [InlineData("{/*c*/}", "body_malformed")]
    [InlineData("{\"a\":NaN}", "body_malformed")]
    [InlineData("{\"a\":01}", "body_malformed")]
    [InlineData("{'a':1}", "body_malformed")]
    [InlineData("\ufeff{}", "body_malformed")]
    [InlineData("{\"a\":1,\"a\":2}", "body_malformed")]
    [InlineData("{\"type\":\"a\",\"Type\":\"b\"}", "body_malformed")]
    [InlineData("{\"x\":[{\"k\":1,\"\\u006b\":2}]}", "body_malformed")]
    [InlineData("{\"a\":\"\\ud800\"}", "body_malformed")]
    [InlineData("{\"\\udc00\":1}", "body_malformed")]
    [InlineData("{\"a\":\"\\u0000\"}", "nul_not_allowed")]
    [InlineData("{\"x\":[{\"\\u0000\":1}]}", "nul_not_allowed")]
    public void AnythingElseIsRefused(string json, string code)
        => Assert.Equal(code, PayloadRules.Check(Encoding.UTF8.GetBytes(json))?.Code);

    [Theory]
    [InlineData("""{"type":"a","payload":{"a":1,"A":2,"a":3,"b":"\u0000","c":"\ud83d"}}""", null)]
    [InlineData("""[{"payload":{"a":1,"a":2}},{"payload":"\u0000"}]""", null)]
    [InlineData("""{"type":"a","type":"b","payload":1}""", "body_malformed")]
    [InlineData("""{"payload":1,"payload":2}""", "body_malformed")]
    [InlineData("""{"x":{"payload":{"a":1,"a":2}}}""", "body_malformed")]
    [InlineData("""{"payload":{"a":1,}}""", "body_malformed")]
    public void OfAnEnvelopeWhatItCarriesIsPassedOn(string json, string? code)
        => Assert.Equal(code, PayloadRules.CheckAny(Encoding.UTF8.GetBytes(json), passedOn: "payload")?.Code);

    [Theory]
    [InlineData(64, null)]
    [InlineData(65, "body_malformed")]
    [InlineData(10_000, "body_malformed")]
    public void AnObjectIsAtMost64LevelsDeep(int depth, string? code)
    {
        var json = string.Concat(Enumerable.Repeat("{\"a\":", depth - 1)) + "{}" + new string('}', depth - 1);

        Assert.Equal(code, PayloadRules.Check(Encoding.UTF8.GetBytes(json))?.Code);
    }

    [Theory]
    [InlineData(new byte[] { 0xff })]
    [InlineData(new byte[] { 0xc3 })]
    [InlineData(new byte[] { 0xed, 0xa0, 0x80 })]
    [InlineData(new byte[] { 0xc0, 0x80 })]
    public void WhatIsNotUtf8IsRefused(byte[] bytes)
    {
        Assert.NotNull(PayloadRules.Check([.. "{\"a\":\""u8, .. bytes, .. "\"}"u8]));
        Assert.NotNull(PayloadRules.Check([.. "{\""u8, .. bytes, .. "\":1}"u8]));
    }
}
