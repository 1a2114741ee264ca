namespace OrleansNotify.Members;

public sealed class PasswordRulesTests
{
    private const string Email = "annabelle@example.org";

    [Theory]
    [InlineData("correct-battery-horse 7")]
    [InlineData("twelve chars")]
    [InlineData("the password of my bank")]
    [InlineData("пароль из слов")]
    [InlineData("密码短语由很多字组成的句子")]
    [InlineData("9f2c61d0a7b4")]
    [InlineData("annabelle and a horse")]
    public void ALongOneThatNobodyTriesFirstIsTaken(string password) => Assert.Null(PasswordRules.Problem(password, Email));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("eleven char")]
    [InlineData("aaaaaaaaaaaaaaaa")]
    [InlineData("abababababab")]
    [InlineData("123456789012")]
    [InlineData("098765432109")]
    [InlineData("abcdefghijklm")]
    [InlineData("1qaz2wsx3edc")]
    [InlineData("Password1234")]
    [InlineData("P@ssw0rd!2026")]
    [InlineData("passwordpassword")]
    [InlineData("Welcome12345!")]
    [InlineData("iloveyou2026!")]
    [InlineData("OrleansNotify1")]
    [InlineData("annabelle123")]
    [InlineData("20261130 2026")]
    [InlineData("a lone \ud800 surrogate")]
    public void AShortOrCommonOneIsNot(string? password) => Assert.NotNull(PasswordRules.Problem(password, Email));

    [Fact]
    public void LengthIsInCharactersAsPeopleCountThem()
    {
        Assert.NotNull(PasswordRules.Problem(string.Concat(Enumerable.Range(0, 11).Select(i => char.ConvertFromUtf32(0x1F600 + (3 * i)))), Email));
        Assert.Null(PasswordRules.Problem(string.Concat(Enumerable.Range(0, 64).Select(i => $"{i:x4}")), Email));
        Assert.NotNull(PasswordRules.Problem(string.Concat(Enumerable.Range(0, 65).Select(i => $"{i:x4}")), Email));
    }

    [Fact]
    public void WhatKeyboardsComposeInDifferentWaysIsOnePassword()
        => Assert.Equal(PasswordRules.Normalize("cafe\u0301 du matin"), PasswordRules.Normalize("caf\u00e9 du matin"));
}
