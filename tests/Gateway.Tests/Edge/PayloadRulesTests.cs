using System.Text;

namespace OrleansNotify.Edge;

public sealed class PayloadRulesTests
{
    [Theory]
    [InlineData("{}", null, null)]
    [InlineData("""{"type":"a","email":"b"}""", "a", "b")]
    [InlineData("""{"type":5,"email":["b"]}""", null, null)]
    [InlineData("""{"x":{"type":"a"},"y":["type","email"]}""", null, null)]
    [InlineData("""{"type":"\u0061"}""", "a", null)]
    [InlineData("""{"x":{"type":"no"},"type":"a"}""", "a", null)]
    [InlineData(" \r\n\t{\"type\":\"a\"} \n", "a", null)]
    [InlineData("""{"a":{"k":1},"b":{"k":1},"c":[{"k":1},{"k":1}]}""", null, null)]
    public void AnObjectIsReadForTypeAndEmail(string json, string? type, string? email)
    {
        var check = PayloadRules.Check(Encoding.UTF8.GetBytes(json));

        Assert.Null(check.Rejection);
        Assert.Equal((type, email), (check.Type, check.Email));
    }

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
        => Assert.Equal(code, PayloadRules.Check(Encoding.UTF8.GetBytes(json)).Rejection?.Code);

    [Theory]
    [InlineData(64, null)]
    [InlineData(65, "body_malformed")]
    [InlineData(10_000, "body_malformed")]
    public void AnObjectIsAtMost64LevelsDeep(int depth, string? code)
    {
        var json = string.Concat(Enumerable.Repeat("{\"a\":", depth - 1)) + "{}" + new string('}', depth - 1);

        Assert.Equal(code, PayloadRules.Check(Encoding.UTF8.GetBytes(json)).Rejection?.Code);
    }

    [Theory]
    [InlineData(new byte[] { 0xff })]
    [InlineData(new byte[] { 0xc3 })]
    [InlineData(new byte[] { 0xed, 0xa0, 0x80 })]
    [InlineData(new byte[] { 0xc0, 0x80 })]
    public void WhatIsNotUtf8IsRefused(byte[] bytes)
    {
        Assert.NotNull(PayloadRules.Check([.. "{\"a\":\""u8, .. bytes, .. "\"}"u8]).Rejection);
        Assert.NotNull(PayloadRules.Check([.. "{\""u8, .. bytes, .. "\":1}"u8]).Rejection);
    }
}
