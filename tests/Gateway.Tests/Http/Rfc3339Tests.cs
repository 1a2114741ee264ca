using System.Globalization;

namespace OrleansNotify.Http;

public sealed class Rfc3339Tests
{
    [Theory]
    [InlineData("2026-05-01T09:00:00Z", "2026-05-01T09:00:00.0000000")]
    [InlineData("2026-05-01t09:00:00z", "2026-05-01T09:00:00.0000000")]
    [InlineData("2026-05-01 09:00:00Z", "2026-05-01T09:00:00.0000000")]
    [InlineData("2026-05-01T09:00:00+02:00", "2026-05-01T07:00:00.0000000")]
    [InlineData("2026-05-01T09:00:00-00:00", "2026-05-01T09:00:00.0000000")]
    [InlineData("2026-05-01T09:00:00+23:59", "2026-04-30T09:01:00.0000000")]
    [InlineData("2026-05-01T09:00:00-14:30", "2026-05-01T23:30:00.0000000")]
    [InlineData("2026-05-01T09:00:00.5Z", "2026-05-01T09:00:00.5000000")]
    [InlineData("2026-05-01T09:00:00.123456789Z", "2026-05-01T09:00:00.1234567")]
    [InlineData("2026-05-01T09:00:00.000000000000001Z", "2026-05-01T09:00:00.0000000")]
    [InlineData("2016-12-31T23:59:60Z", "2017-01-01T00:00:00.0000000")]
    [InlineData("2024-02-29T00:00:00Z", "2024-02-29T00:00:00.0000000")]
    public void ATimeHasItsZone(string text, string utc)
    {
        Assert.True(Rfc3339.TryParse(text, out var time));
        Assert.Equal(utc, time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fffffff", CultureInfo.InvariantCulture));
        Assert.Equal(TimeSpan.Zero, time.Offset);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("2026-05-01")]
    [InlineData("2026-05-01T09:00:00")]
    [InlineData("2026-05-01T09:00Z")]
    [InlineData("2026-05-01T09:00:00.Z")]
    [InlineData("2026-05-01T09:00:00+2:00")]
    [InlineData("2026-05-01T09:00:00+0200")]
    [InlineData("2026-05-01T09:00:00+24:00")]
    [InlineData("2026-05-01T09:00:00+02:60")]
    [InlineData("2026-05-01T24:00:00Z")]
    [InlineData("2026-05-01T09:60:00Z")]
    [InlineData("2026-05-01T09:00:61Z")]
    [InlineData("2026-02-29T09:00:00Z")]
    [InlineData("0000-01-01T00:00:00Z")]
    [InlineData("0001-01-01T00:00:00+01:00")]
    [InlineData("9999-12-31T23:59:59-01:00")]
    [InlineData("12:00")]
    [InlineData("Feb 2026")]
    [InlineData("01.02.2026")]
    [InlineData("1777626000")]
    [InlineData("2026-05-01T09:00:00Z\n")]
    [InlineData(" 2026-05-01T09:00:00Z")]
    [InlineData("\uff12026-05-01T09:00:00Z")]
    public void WhatCouldBeAnotherTimeElsewhereIsNone(string? text) => Assert.False(Rfc3339.TryParse(text, out _));
}
