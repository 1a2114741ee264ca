using System.Text.Json;

namespace OrleansNotify.Channels;

public sealed class SmsTextTests
{
    // Text, how often, encoding, units, segments.
    [Theory]
    [InlineData("a", 0, SmsEncoding.Gsm7, 0, 1)]
    [InlineData("a", 160, SmsEncoding.Gsm7, 160, 1)]
    [InlineData("a", 161, SmsEncoding.Gsm7, 161, 2)]
    [InlineData("a", 306, SmsEncoding.Gsm7, 306, 2)]
    [InlineData("a", 307, SmsEncoding.Gsm7, 307, 3)]
    [InlineData("]", 80, SmsEncoding.Gsm7, 160, 1)]
    [InlineData("]", 152, SmsEncoding.Gsm7, 304, 2)]
    [InlineData("]", 153, SmsEncoding.Gsm7, 306, 3)]
    [InlineData("€", 1, SmsEncoding.Gsm7, 2, 1)]
    [InlineData("Ω\u000cÀ", 1, SmsEncoding.Ucs2, 3, 1)]
    [InlineData("ж", 70, SmsEncoding.Ucs2, 70, 1)]
    [InlineData("ж", 71, SmsEncoding.Ucs2, 71, 2)]
    [InlineData("ж", 134, SmsEncoding.Ucs2, 134, 2)]
    [InlineData("ж", 135, SmsEncoding.Ucs2, 135, 3)]
    [InlineData("ж]", 35, SmsEncoding.Ucs2, 70, 1)]
    [InlineData("😀", 35, SmsEncoding.Ucs2, 70, 1)]
    [InlineData("😀", 66, SmsEncoding.Ucs2, 132, 2)]
    [InlineData("😀", 67, SmsEncoding.Ucs2, 134, 3)]
    [InlineData("ç", 1, SmsEncoding.Ucs2, 1, 1)]
    [InlineData("`", 1, SmsEncoding.Ucs2, 1, 1)]
    [InlineData("\t", 1, SmsEncoding.Ucs2, 1, 1)]
    public void SegmentsAreWhatAPhoneGets(string text, int times, SmsEncoding encoding, int units, int segments)
        => Assert.Equal(new SmsLength(encoding, units, segments), SmsText.Measure(string.Concat(Enumerable.Repeat(text, times))));

    [Fact]
    public void LoneSurrogatesCountOnce() => Assert.Equal(new SmsLength(SmsEncoding.Ucs2, 3, 1), SmsText.Measure("\ud83d\ud83da"));

    // Made with npm sms-segments-calculator 1.3.0. SMS_TEXTS names a longer file of the same form.
    [Fact]
    public void SegmentsAreThoseOfTwiliosCalculator()
    {
        var path = Environment.GetEnvironmentVariable("SMS_TEXTS") ?? Path.Combine(AppContext.BaseDirectory, "Channels", "segments.jsonl");
        var cases = File.ReadAllLines(path).Select(line => JsonDocument.Parse(line).RootElement).ToList();

        Assert.True(cases.Count >= 100);
        Assert.All(cases, expected =>
        {
            var length = SmsText.Measure(expected[0].GetString()!);
            Assert.Equal(expected[1].GetString() == "GSM-7" ? SmsEncoding.Gsm7 : SmsEncoding.Ucs2, length.Encoding);
            Assert.Equal(expected[2].GetInt32(), length.Segments);
        });
    }
}
