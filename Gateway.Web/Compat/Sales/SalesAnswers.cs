namespace OrleansNotify.Compat.Sales;

/// <summary>What the sales extension's backend answers to a sign-in, byte for byte.</summary>
internal static class SalesAnswers
{
    public static IResult CodeSent => Json(200, """{"message":"OTP sent successfully"}""");

    public static IResult CodeInvalid => Json(400, """{"error":"Invalid or expired OTP"}""");

    public static IResult EmailInvalid(IEnumerable<string> domains)
        => TypedResults.Json(new { error = $"Invalid email. Must be {string.Join(" or ", domains.Select(domain => $"@{domain}"))}" }, statusCode: 400);

    public static IResult CodeVerified(string token, string email)
        => TypedResults.Json(new { message = "OTP verified successfully", token, email });

    private static IResult Json(int status, string body) => TypedResults.Text(body, "application/json; charset=utf-8", statusCode: status);
}
