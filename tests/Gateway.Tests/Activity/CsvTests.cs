namespace OrleansNotify.Activity;

public sealed class CsvTests
{
    [Theory]
    [InlineData("", "")]
    [InlineData("ann@example.org", "ann@example.org")]
    [InlineData("a,b", "\"a,b\"")]
    [InlineData("say \"hi\"", "\"say \"\"hi\"\"\"")]
    [InlineData("two\r\nlines", "\"two\r\nlines\"")]
    [InlineData("=1+1", "'=1+1")]
    [InlineData("+1", "'+1")]
    [InlineData("-1", "'-1")]
    [InlineData("@SUM(A1)", "'@SUM(A1)")]
    [InlineData("\tx", "'\tx")]
    [InlineData("\rx", "\"'\rx\"")]
    [InlineData("\0x", "'\0x")]
    [InlineData("\uFF1D1", "'\uFF1D1")]
    [InlineData("=HYPERLINK(\"http://x\",\"y\")", "\"'=HYPERLINK(\"\"http://x\"\",\"\"y\"\")\"")]
    [InlineData("a=1", "a=1")]
    public void ACellIsTextWhateverItBeginsWith(string text, string cell) => Assert.Equal(cell, Csv.Cell(text));

    [Fact]
    public void ARowEndsWithCrLf() => Assert.Equal("a,\"b,c\",\r\n", Csv.Row("a", "b,c", ""));
}
