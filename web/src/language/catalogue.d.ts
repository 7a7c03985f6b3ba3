/** All messages of one language as one text, made by the build from `locales/<language>/`. */
declare module "catalogue:*" {
  const text: string;
  export default text;
}
