using System.Buffers.Binary;

namespace OrleansNotify.Portals;

public sealed class LogoImageTests
{
    private const string Png = "iVBORw0KGgoAAAANSUhEUgAAABgAAAAQCAYAAAAMJL+VAAAAMklEQVR4AezSsQkAAAgDQXEBN7V0fR0hVSpfsAsEjmRNr/MzzEeBBIYIIikgA6zoAdEBAAD//9oHa74AAAAGSURBVAMAjnYu0RFLVeoAAAAASUVORK5CYII=";

    // Up to the scan; what is in it is the browser's to read.
    private const string Jpeg = "/9j/4AAQSkZJRgABAQAAAQABAAD/2wBDAAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8gISIjJCUmJygpKissLS4vMDEyMzQ1Njc4OTo7PD0+P0D/wAARCAAQABgDASIAAhEBAxEB/9k=";
    private const string LossyWebP = "UklGRj4AAABXRUJQVlA4IDIAAADQAgCdASoYABAAPtFUo0uoJKMhsAgBABoJQBadBaSAAP7o1tZO9L/xv9WvkyHS04AAAA==";
    private const string LosslessWebP = "UklGRhgAAABXRUJQVlA4TAwAAAAvF8ADAAdQlP6RBwA=";
    private const string ExtendedWebP = "UklGRhYAAABXRUJQVlA4WAoAAAAAAAAAFwAADwAA";

    public static TheoryData<string, string> Images => new()
    {
        { Png, "image/png" }, { Jpeg, "image/jpeg" }, { LossyWebP, "image/webp" }, { LosslessWebP, "image/webp" }, { ExtendedWebP, "image/webp" },
    };

    [Theory]
    [MemberData(nameof(Images))]
    public void TheBytesSayKindAndSize(string image, string mediaType)
        => Assert.Equal(new LogoImage(mediaType, 24, 16), LogoImage.Read(Convert.FromBase64String(image)));

    [Theory]
    [MemberData(nameof(Images))]
    public void SomethingBehindTheImageIsNoImage(string image, string mediaType)
        => Assert.True(LogoImage.Read([.. Convert.FromBase64String(image), .. "<script>"u8]) is null, mediaType);

    [Theory]
    [MemberData(nameof(Images))]
    public void AnImageThatIsCutOffAnywhereIsNoImage(string image, string mediaType)
    {
        var bytes = Convert.FromBase64String(image);

        Assert.All(Enumerable.Range(0, bytes.Length), length => Assert.True(LogoImage.Read(bytes.AsSpan(0, length)) is null, $"{mediaType}: {length}"));
    }

    [Fact]
    public void OtherKindsAreNoImage()
        => Assert.All(["<svg xmlns=\"http://www.w3.org/2000/svg\"/>", "GIF89a\x18\0\x10\0", "<html>", "BM", "%PDF-1.7", ""], text => Assert.Null(LogoImage.Read(System.Text.Encoding.Latin1.GetBytes(text))));

    [Fact]
    public void WhatMovesIsNoLogo()
    {
        var png = Convert.FromBase64String(Png);
        var webP = Convert.FromBase64String(ExtendedWebP);
        byte[] animationControl = [0, 0, 0, 8, .. "acTL"u8, 0, 0, 0, 2, 0, 0, 0, 0, 0, 0, 0, 0];
        webP[20] = 0x02;

        Assert.Null(LogoImage.Read([.. png.AsSpan(0, 33), .. animationControl, .. png.AsSpan(33)]));
        Assert.Null(LogoImage.Read(webP));
    }

    [Theory]
    [InlineData(1024, true)]
    [InlineData(1025, false)]
    [InlineData(0, false)]
    [InlineData(-1, false)]
    public void ItsSidesAreBounded(int side, bool isGood)
    {
        var png = Convert.FromBase64String(Png);
        BinaryPrimitives.WriteInt32BigEndian(png.AsSpan(16), side);

        Assert.Equal(isGood, LogoImage.Read(png)!.HasGoodSize);
    }
}
