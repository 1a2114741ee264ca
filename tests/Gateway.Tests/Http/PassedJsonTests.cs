using System.Buffers;
using System.Text;

namespace OrleansNotify.Http;

public sealed class PassedJsonTests
{
    [Theory]
    [InlineData("{}")]
    [InlineData("5")]
    [InlineData("\"\"")]
    [InlineData(" [1, 2] ")]
    [InlineData("""{"SICCODE":724,"siccode":"9999"}""")]
    [InlineData("""{"a":1,"a":1}""")]
    [InlineData("""{"a":"\u0000","\u0000":1}""")]
    [InlineData("""{"a":"\ud83d","\udc00":"cut"}""")]
    [InlineData("[1e400,-0,1.50,12345678901234567890123]")]
    public void AnyJsonIsPassedOn(string json) => Assert.Null(PassedJson.Check(Encoding.UTF8.GetBytes(json)));

    [Theory]
    [InlineData("", "body_malformed")]
    [InlineData("{\"a\":1,}", "body_malformed")]
    [InlineData("{\"a\":\"\n\"}", "body_malformed")]
    [InlineData("{\"a\":01}", "body_malformed")]
    [InlineData("{\"a\":\"\\x\"}", "body_malformed")]
    [InlineData("{} {}", "body_malformed")]
    public void WhatIsNoJsonIsNot(string json, string code) => Assert.Equal(code, PassedJson.Check(Encoding.UTF8.GetBytes(json))?.Code);

    [Fact]
    public void WhatIsNotUtf8IsNot() => Assert.NotNull(PassedJson.Check([.. "{\"a\":\""u8, 0xc0, 0x80, .. "\"}"u8]));

    [Theory]
    [InlineData("{}", null)]
    [InlineData("""{"type":"a"}""", "a")]
    [InlineData("""{"type":5}""", null)]
    [InlineData("""{"x":{"type":"no"},"y":["type"]}""", null)]
    [InlineData("""{"t\u0079pe":"\u0061"}""", "a")]
    [InlineData("""{"type":"a","Type":"b"}""", "a")]
    [InlineData("""{"type":"a","type":"b"}""", "b")]
    [InlineData("""{"type":"a","type":5}""", null)]
    [InlineData("""{"type":5,"type":"b"}""", "b")]
    [InlineData("""{"\ud83d":1,"type":"b"}""", "b")]
    [InlineData("""["type"]""", null)]
    public void OfAMemberTheLastCounts(string json, string? type) => Assert.Equal(type, PassedJson.TextOf(Encoding.UTF8.GetBytes(json), "type"));

    [Fact]
    public void ATextThatIsCutIsNoText()
    {
        Assert.False(PassedJson.TryText("""{"type":"\ud83d"}"""u8, "type", out _));
        Assert.True(PassedJson.TryText("""{"type":"\ud83d","type":"a"}"""u8, "type", out var text));
        Assert.Equal("a", text);
    }

    [Theory]
    [InlineData("""{ "a" : 1.50 , "id":5,"id": [{}], "A":"\u0000" }""", "\"a\" : 1.50,\"A\":\"\\u0000\",")]
    [InlineData("""{"\u0069d":1,"\ud83d":{"id":1}}""", "\"\\ud83d\":{\"id\":1},")]
    [InlineData("{}", "")]
    public void MembersAreCopiedByteForByte(string json, string copied)
    {
        var to = new ArrayBufferWriter<byte>();

        PassedJson.CopyMembers(Encoding.UTF8.GetBytes(json), name => name == "id", to);

        Assert.Equal(copied, Encoding.UTF8.GetString(to.WrittenSpan));
    }

    [Fact]
    public void AByteOrderMarkIsPassedOver()
    {
        Assert.Equal("{}"u8.ToArray(), PassedJson.WithoutMark([0xef, 0xbb, 0xbf, .. "{}"u8]));
        Assert.Equal("{}"u8.ToArray(), PassedJson.WithoutMark("{}"u8.ToArray()));
    }
}
